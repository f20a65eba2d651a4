package roundtable.client.window;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import roundtable.client.host.HostedSession;
import roundtable.client.host.HostingException;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.client.settings.Settings;
import roundtable.client.settings.TokenFile;
import roundtable.client.settings.UserFolders;
import roundtable.client.text.Language;
import roundtable.client.text.Messages;
import roundtable.client.window.commands.Commands;

/** One run of the window: looks, link, frame and, where this machine hosts, the server; from start to close. */
public final class Application {
    private static final System.Logger LOG = System.getLogger(Application.class.getName());

    private final Start start;
    private final Consumer<MainFrame> shower;
    private final UserFolders folders;
    private final Settings settings;
    private final ServerLink link;
    private final Language language;
    /** The person's, or empty. */
    private final String name;

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile HostedSession session;
    private MainFrame frame;

    private Application(Start start, Consumer<MainFrame> shower) {
        this.start = start;
        this.shower = shower;
        folders = start.folders();
        settings = Settings.in(folders.config());
        language = start.language() != null
                ? start.language()
                : settings.language().flatMap(Language::named).orElse(Language.SYSTEM);
        language.use();
        name = start.name() != null ? start.name() : settings.name().orElse("");
        link = new ServerLink(eventThread(), new TokenFile(folders.config()));
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
        Theme theme = start.theme() != null
                ? start.theme()
                : settings.theme().flatMap(Theme::named).orElse(Theme.SYSTEM);
        theme.install();
        Zoom.install(settings.zoom().orElse(Zoom.USUAL));
        Commands commands = new Commands();
        frame = new MainFrame(
                link,
                settings,
                folders,
                commands,
                Tabs.all(link, eventThread(), folders, commands),
                theme,
                language,
                closed::countDown);
        shower.accept(frame);
        if (start.join() != null) {
            frame.join(start.join(), name);
        } else {
            // Not before: the window would have to share the processor with the server that comes up.
            Thread.ofPlatform().name("host").start(this::host);
            frame.starting();
        }
    }

    private void fault(String details) {
        if (frame != null) {
            frame.fault(details);
        }
    }

    private void host() {
        try {
            HostedSession found = HostedSession.joinOrStart(
                    address -> link.answers(address, name), start.data(), start.portOffset(), start.lan());
            session = found;
            SwingUtilities.invokeLater(() -> hosted(found));
        } catch (HostingException e) {
            LOG.log(Level.ERROR, e.getMessage());
            SwingUtilities.invokeLater(() -> frame.hostingFailed(Messages.text("host.failed", e.getMessage())));
        }
    }

    private void hosted(HostedSession found) {
        frame.join(found.address(), name);
        if (found.isOwn() || start.lan()) {
            frame.hosting(hosting(found));
        }
    }

    private String hosting(HostedSession found) {
        if (!found.isOwn()) {
            return Messages.text("status.host.found");
        }
        if (!start.lan()) {
            return Messages.text("status.host");
        }
        List<String> addresses =
                found.reachable().stream().map(ServerAddress::toString).toList();
        return addresses.isEmpty()
                ? Messages.text("status.host.no-network")
                : Messages.text("status.host.lan", String.join(", ", addresses));
    }

    /** Ends the lines, then the server; works twice. */
    private void end() {
        link.close();
        HostedSession hosted = session;
        if (hosted != null) {
            hosted.close();
        }
    }
}
