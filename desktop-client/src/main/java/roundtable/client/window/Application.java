package roundtable.client.window;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import roundtable.client.discovery.Finder;
import roundtable.client.host.HostedNodes;
import roundtable.client.host.Hosting;
import roundtable.client.link.ServerLink;
import roundtable.client.link.Tokens;
import roundtable.client.session.Places;
import roundtable.client.settings.Settings;
import roundtable.client.settings.TokenFile;
import roundtable.client.settings.UserFolders;
import roundtable.client.text.Language;
import roundtable.client.text.Messages;
import roundtable.client.window.commands.Commands;

/** One run of the window: looks, link, frame and, where this machine hosts, the server; from start to close. */
public final class Application {
    private static final System.Logger LOG = System.getLogger(Application.class.getName());

    /** For how long the event thread is waited for at the end. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Start start;
    private final Consumer<MainFrame> shower;
    private final UserFolders folders;
    private final Settings settings;
    private final ServerLink link;
    private final HostedNodes nodes = new HostedNodes(eventThread());
    private final Hosting hosting;
    private final Finder finder = new Finder(eventThread());
    private final Language language;
    private final Theme theme;
    /** The system takes its time to say so. */
    private final CompletableFuture<Boolean> dark;

    private final CountDownLatch closed = new CountDownLatch(1);
    private MainFrame frame;
    /** For the event thread, as is the frame. */
    private List<Tab> tabs = List.of();

    private final AtomicBoolean tabsEnded = new AtomicBoolean();

    private Application(Start start, Consumer<MainFrame> shower) {
        this.start = start;
        this.shower = shower;
        folders = start.folders();
        settings = Settings.in(folders.config());
        language = start.language() != null
                ? start.language()
                : settings.language().flatMap(Language::named).orElse(Language.SYSTEM);
        language.use();
        theme = start.theme() != null
                ? start.theme()
                : settings.theme().flatMap(Theme::named).orElse(Theme.SYSTEM);
        dark = CompletableFuture.supplyAsync(theme::isDark, Thread.ofVirtual()::start);
        link = new ServerLink(eventThread(), new Tokens(new TokenFile(folders.config())));
        hosting = new Hosting(
                Hosting.Setup.usual(start.data(), start.portOffset(), start.sessionName())
                        .announced(start.announced()),
                link::answers,
                eventThread());
    }

    private static Executor eventThread() {
        return SwingUtilities::invokeLater;
    }

    /** Whether a window can be shown here. */
    public static boolean canShow() {
        if (GraphicsEnvironment.isHeadless()) {
            return false;
        }
        try {
            // A DISPLAY that names no display is found out only by asking it.
            GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
            return true;
        } catch (HeadlessException | AWTError e) {
            LOG.log(Level.DEBUG, "no display", e);
            return false;
        }
    }

    /** Shows the window and waits until it is closed; returns the exit code. */
    public static int run(Start start) {
        return run(start, frame -> frame.setVisible(true));
    }

    /** The same with a window that nobody sees, and that closes itself. */
    public static int rehearse(Start start) {
        return run(start, UnseenPlay::begin);
    }

    private static int run(Start start, Consumer<MainFrame> shower) {
        System.setProperty("apple.laf.useScreenMenuBar", "true");
        System.setProperty("apple.awt.application.name", Messages.text("app.name"));
        Application application = new Application(start, shower);
        Thread.setDefaultUncaughtExceptionHandler(new Faults(application::fault));
        Runtime.getRuntime().addShutdownHook(new Thread(application::end, "shutdown"));
        SwingUtilities.invokeLater(application::show);
        try {
            application.closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        application.end();
        return 0;
    }

    private void show() {
        Theme.install(dark.join());
        Zoom.install(settings.zoom().orElse(Zoom.USUAL));
        nodes.follow(hosting);
        Commands commands = new Commands();
        tabs = Tabs.all(link, eventThread(), folders, commands, nodes);
        frame = new MainFrame(
                link,
                settings,
                folders,
                hosting,
                new Places(settings, finder::look),
                commands,
                tabs,
                theme,
                language,
                closed::countDown);
        if (start.name() != null) {
            frame.person(start.name());
        }
        frame.begin(start.join());
        shower.accept(frame);
        if (start.join() == null) {
            // Not before: the window would have to share the processor with the server that comes up.
            hosting.start(start.lan());
        }
    }

    private void fault(String details) {
        if (frame != null) {
            frame.fault(details);
        }
    }

    /** Ends the lines, then what runs in the tabs, then the server; works twice. */
    private void end() {
        link.close();
        if (!tabsEnded.getAndSet(true)) {
            endTabs();
        }
        nodes.close();
        hosting.close();
    }

    /** On the event thread, which has what is in the tabs, but waited for here. */
    private void endTabs() {
        CompletableFuture<List<Runnable>> ending = new CompletableFuture<>();
        eventThread().execute(() -> ending.complete(tabs.stream().map(Tab::end).toList()));
        try {
            ending.get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS).forEach(Runnable::run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "the tabs could not be ended", e);
        }
    }
}
