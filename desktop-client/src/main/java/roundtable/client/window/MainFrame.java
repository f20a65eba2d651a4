package roundtable.client.window;

import java.awt.BorderLayout;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import roundtable.client.host.Hosting;
import roundtable.client.link.LinkState;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.client.session.Places;
import roundtable.client.session.Profile;
import roundtable.client.settings.Settings;
import roundtable.client.settings.UserFolders;
import roundtable.client.text.Language;
import roundtable.client.text.Messages;
import roundtable.client.window.commands.CommandMenuBar;
import roundtable.client.window.commands.Commands;
import roundtable.client.window.commands.ShortcutsPage;
import roundtable.client.window.journal.JournalWindow;
import roundtable.client.window.parts.Arrangement;
import roundtable.client.window.session.Stage;
import roundtable.client.window.wire.WireButton;
import roundtable.client.window.wire.WireDrawer;

/** The window: where one connects, the tabs, and the state of the line. */
public final class MainFrame extends JFrame {
    /** The component name of the tabs. */
    public static final String TABS_NAME = "tabs";

    private static final long SHOWN_EVERY = 60;

    private final ServerLink server;
    private final Settings settings;
    private final Runnable closed;
    private final List<Tab> tabs;
    private final JTabbedPane pane = new JTabbedPane();
    private final StatusBar status;
    private final Foot foot;
    private final Zoom zoom = new Zoom(this::zoomed);
    private final Runnable noWheel = zoom.byWheel(this);
    private final Commands commands;
    private final Placement placement;
    private final Attention attention = new Attention(this);
    private Theme theme;
    /** The phase that was shown last. */
    private LinkState.Phase before = LinkState.Phase.OFFLINE;

    private final ConnectBar bar;
    /** Null until it was asked for. */
    private JournalWindow journal;

    private final WireDrawer wire;
    private final Stage stage;
    private final Entrance entrance;

    /**
     * A window on a server's services; its caller shows it.
     *
     * @param hosting the session of this machine, which its caller starts
     * @param places where there is something to join
     * @param closed runs once the person has closed the window
     */
    public MainFrame(
            ServerLink server,
            Settings settings,
            UserFolders folders,
            Hosting hosting,
            Places places,
            Commands commands,
            List<Tab> tabs,
            Theme theme,
            Language language,
            Runnable closed) {
        super(Messages.text("app.name"));
        this.server = server;
        this.settings = settings;
        this.tabs = List.copyOf(tabs);
        this.closed = closed;
        this.commands = commands;
        this.theme = theme;
        wire = new WireDrawer(
                pane,
                server.tap(),
                later(),
                settings,
                () -> server.state().name().orElse(""),
                () -> commands.of("wire").run());
        bar = new ConnectBar(commands.of("connect"), new BarCommands());
        stage = new Stage(wire);
        status = new StatusBar(commands.of("journal"), commands.of("address"));
        setIconImages(HeadStart.icons());
        setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        placement = new Placement(this, settings);
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent event) {
                SwingUtilities.invokeLater(() -> makeRest());
            }

            @Override
            public void windowClosing(WindowEvent event) {
                quit();
            }

            @Override
            public void windowActivated(WindowEvent event) {
                follow();
            }
        });
        new Arrangement(settings::arrangement, settings::arrangement).of(getRootPane());
        bind(language, folders);
        setJMenuBar(new CommandMenuBar(commands));
        commands.bindKeys(getRootPane());
        add(bar, BorderLayout.NORTH);
        prepareTabs();
        add(stage, BorderLayout.CENTER);
        new DropCurtain(pane, stage, this::fileTarget, () -> isOnline() ? "drop.nothing" : "drop.offline")
                .over(getRootPane());
        foot = new Foot(status, new WireButton(commands.of("wire")));
        add(foot, BorderLayout.SOUTH);
        Profile proposed = Profile.proposed(System.getProperty("user.name"));
        entrance = new Entrance(server, settings, hosting, places, bar, stage, proposed, this::toContent);
        server.listen(this::show);
        hosting.listen(status::show);
    }

    private final class BarCommands implements ConnectBar.Commands {
        @Override
        public void connect() {
            if (entrance.isOff()) {
                entrance.connectTyped();
            }
        }

        @Override
        public void choose(JComponent below) {
            entrance.choose(below);
        }

        @Override
        public void askPerson() {
            entrance.askPerson();
        }
    }

    private void prepareTabs() {
        pane.setName(TABS_NAME);
        pane.setBorder(BorderFactory.createEmptyBorder());
        pane.setTabLayoutPolicy(JTabbedPane.SCROLL_TAB_LAYOUT);
        // A click on a tab is for what is in it; the keyboard comes to the tabs by the Tab key.
        pane.setRequestFocusEnabled(false);
        for (Tab tab : tabs) {
            int index = pane.getTabCount();
            pane.addTab(tab.title(), tab.icon(), tab.place());
            tab.badge().listen(() -> {
                pane.setTitleAt(index, tab.title());
                showTitle();
            });
            if (settings.tab().filter(tab.key()::equals).isPresent()) {
                pane.setSelectedComponent(tab.place());
            }
        }
        chosen().content();
        wire.follow(chosen().key());
        pane.addChangeListener(event -> {
            chosen().content();
            wire.follow(chosen().key());
            if (!pane.isFocusOwner()) {
                SwingUtilities.invokeLater(this::toContent);
            }
        });
    }

    private boolean isOnline() {
        return server.state().phase() == LinkState.Phase.ONLINE;
    }

    private Optional<FileTarget> fileTarget() {
        return isOnline() && stage.page() == null ? chosen().content().files() : Optional.empty();
    }

    private Tab chosen() {
        return tabs.get(pane.getSelectedIndex());
    }

    /** Lines come faster than they can be read: they are shown some at once. */
    private static Executor later() {
        return CompletableFuture.delayedExecutor(SHOWN_EVERY, TimeUnit.MILLISECONDS, SwingUtilities::invokeLater);
    }

    /** Makes the tabs that are not in sight, one after the other, so that what happens meanwhile is not kept waiting. */
    void makeRest() {
        for (Tab tab : tabs) {
            if (!tab.isMade()) {
                tab.content();
                SwingUtilities.invokeLater(this::makeRest);
                return;
            }
        }
    }

    JTabbedPane tabs() {
        return pane;
    }

    private void toContent() {
        chosen().content().first().requestFocusInWindow();
    }

    private void bind(Language spoken, UserFolders folders) {
        commands.of("connect").does(() -> entrance.connectOrDisconnect());
        commands.of("start").does(() -> entrance.showStart());
        commands.of("address").does(() -> entrance.showAddress());
        commands.of("person").does(() -> entrance.askPerson());
        commands.of("journal").does(this::showJournal);
        commands.of("quit").does(this::quit);
        commands.of("shortcuts").does(() -> ShortcutsPage.show(this));
        commands.of("about").does(() -> AboutPanel.show(this, folders));
        commands.of("wire")
                .show(settings.wireOpen())
                .does(() -> wire.set(commands.of("wire").isOn()));
        wire.set(settings.wireOpen());
        commands.of("notify").show(settings.notifies()).does(this::chooseNotify);
        commands.of("zoom-in").does(zoom::in);
        commands.of("zoom-out").does(zoom::out);
        commands.of("zoom-reset").does(zoom::reset).name("action.zoom-reset", Integer.toString(Zoom.percent()));
        for (Tab tab : tabs) {
            commands.of("tab-" + tab.key()).does(() -> pane.setSelectedComponent(tab.place()));
        }
        for (Theme one : Theme.values()) {
            commands.of("theme-" + one.key()).show(one == theme).does(() -> choose(one));
        }
        for (Language language : Language.values()) {
            commands.of("language-" + language.key()).show(language == spoken).does(() -> choose(language));
        }
    }

    /** Shows what to connect to, and connects. */
    public void join(ServerAddress address, String name) {
        person(name);
        entrance.join(address);
    }

    /** The person of this window has that name. */
    public void person(String name) {
        Profile now = Profile.in(settings).called(name);
        now.keepIn(settings);
        entrance.person(now);
    }

    /** Asks who the person is where that is not known; the session of this machine is joined as soon as it is there and they are. */
    public void begin(ServerAddress join) {
        entrance.askFirst();
        if (join != null) {
            entrance.begin(join);
        } else {
            entrance.awaitSession();
        }
    }

    /** Says that something went wrong inside the program. */
    public void fault(String details) {
        foot.fault(details);
    }

    private void show(LinkState state) {
        boolean fromBar = bar.hasKeyboard() || getFocusOwner() == null;
        bar.show(state);
        // Once, when it has come about: a state is told of each ping too, and by then the keyboard is where the person
        // wants it.
        boolean connected = state.phase() == LinkState.Phase.ONLINE && before == LinkState.Phase.CONNECTING;
        before = state.phase();
        if (connected && fromBar && stage.page() == null) {
            toContent();
        }
        status.show(state);
        commands.of("connect")
                .name(
                        switch (state.phase()) {
                            case OFFLINE, FAILED -> "action.connect";
                            case CONNECTING -> "action.connect.cancel";
                            case ONLINE, RECONNECTING -> "action.disconnect";
                        });
        showTitle();
    }

    private void showJournal() {
        if (journal == null) {
            journal = new JournalWindow(this, server.journal());
        }
        journal.setVisible(true);
    }

    /** The server, and before it how much is unread, which is seen of a window in the background too. */
    private void showTitle() {
        LinkState state = server.state();
        int unread = commands.of("notify").isOn()
                ? tabs.stream().mapToInt(tab -> tab.badge().count()).sum()
                : 0;
        if (state.name().isEmpty()) {
            setTitle(Messages.text("app.name"));
        } else if (unread == 0) {
            setTitle(Messages.text("app.title", state.address().toString()));
        } else {
            setTitle(Messages.text("app.title.unseen", unread, state.address().toString()));
        }
        attention.unread(unread);
    }

    private void chooseNotify() {
        settings.notifies(commands.of("notify").isOn());
        settings.store();
        showTitle();
    }

    private void choose(Theme chosen) {
        theme = chosen;
        settings.theme(chosen.key());
        settings.store();
        if (chosen == Theme.SYSTEM) {
            follow();
        } else {
            Theme.show(chosen.isDark());
        }
    }

    /** The system may have become dark, or light; it is asked beside the event thread, for it may take its time. */
    private void follow() {
        if (theme != Theme.SYSTEM) {
            return;
        }
        Thread.ofVirtual().name("system theme").start(() -> {
            boolean dark = Theme.SYSTEM.isDark();
            SwingUtilities.invokeLater(() -> {
                if (theme == Theme.SYSTEM) {
                    Theme.show(dark);
                }
            });
        });
    }

    private void zoomed(int percent) {
        commands.of("zoom-reset").name("action.zoom-reset", Integer.toString(percent));
        settings.zoom(percent);
        settings.store();
    }

    /** The words of the window are those of its start: the next one has the others, in which this is said. */
    private void choose(Language language) {
        settings.language(language.key());
        settings.store();
        foot.notice(Messages.text(language.locale(), "notice.language"));
    }

    private void quit() {
        List<String> lost = Stream.concat(
                        tabs.stream().flatMap(tab -> tab.atStake().stream()), entrance.atStake().stream())
                .toList();
        if (lost.isEmpty() || CloseQuestion.mayClose(this, lost)) {
            close();
        }
    }

    private void close() {
        placement.remember();
        settings.tab(chosen().key());
        settings.store();
        noWheel.run();
        dispose();
        closed.run();
    }
}
