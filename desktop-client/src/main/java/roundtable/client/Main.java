package roundtable.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.function.ToIntFunction;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.apache.commons.cli.ParseException;
import roundtable.client.host.ConsoleLog;
import roundtable.client.host.HeadlessServer;
import roundtable.client.settings.UserFolders;
import roundtable.client.window.Application;
import roundtable.client.window.HeadStart;
import roundtable.client.window.Start;

/** The client as a program: a window, or where there is no display, the server alone. */
public final class Main {
    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int LOG_BYTES = 500_000;
    private static final int LOG_FILES = 3;
    /** Held, since the logging system forgets the level of a logger that nobody holds. */
    private static final Logger JMDNS = Logger.getLogger("javax.jmdns");

    private Main() {}

    /** Runs until the window is closed. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /**
     * Runs the client.
     *
     * @return 0 where all went well, 1 where it could not run, 2 where the options make no sense
     */
    static int run(String... args) {
        return run(Application::run, args);
    }

    /** The same with another way to show the window. */
    static int run(ToIntFunction<Start> window, String... args) {
        // A server's computer that has another address now is found again in seconds, not in half a minute.
        Security.setProperty("networkaddress.cache.ttl", "5");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        Start start;
        try {
            ClientCommand command = ClientCommand.parse(args);
            if (command.answered()) {
                return FINE;
            }
            start = command.start();
        } catch (ParseException e) {
            System.err.println(e.getMessage());
            System.err.println("Try roundtable client --help");
            return WRONG_USAGE;
        }
        HeadStart.begin();
        logToConsole();
        if (!Application.canShow()) {
            return alone(start);
        }
        logToFile();
        return window.applyAsInt(start);
    }

    private static int alone(Start start) {
        if (start.join() != null) {
            System.err.println("There is no display to open a window on.");
            return FAILED;
        }
        System.getLogger(Main.class.getName())
                .log(System.Logger.Level.INFO, "There is no display: running the server alone, without a window");
        return HeadlessServer.run(
                start.data(), start.portOffset(), start.lan(), start.sessionName(), start.announced());
    }

    /** One line for each thing that happens, to the error output. */
    private static void logToConsole() {
        LogManager.getLogManager().reset();
        Handler console = ConsoleLog.in(new PlainLog());
        Logger.getLogger("").addHandler(console);
        // It warns of every packet of others that it cannot read.
        JMDNS.setLevel(Level.SEVERE);
        // Where two threads begin with it at once, SLF4J would say on standard error how it came through.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    /** The same beside it in a few small files, for who has a window and no console. */
    private static void logToFile() {
        Path folder = UserFolders.ofThisMachine().logs();
        try {
            Files.createDirectories(folder);
            // %u: a file for each window that is open at once.
            Handler file =
                    new FileHandler(folder.resolve("roundtable-%u-%g.log").toString(), LOG_BYTES, LOG_FILES, true);
            file.setFormatter(new PlainLog());
            file.setEncoding(StandardCharsets.UTF_8.name());
            Logger.getLogger("").addHandler(file);
        } catch (IOException e) {
            System.getLogger(Main.class.getName())
                    .log(System.Logger.Level.WARNING, "no log can be kept in " + folder + ": " + e.getMessage());
        }
    }
}
