package roundtable.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.apache.commons.cli.ParseException;

/** The server as a program. */
public final class Main {
    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    /** Options without a value. */
    private static final Set<String> FLAGS = Set.of("lan", "no-announce", "discover");

    private Main() {}

    /** Runs until it is told to stop. */
    public static void main(String[] args) {
        int code = run(args);
        // The console may be waiting for a line that never comes.
        System.exit(code);
    }

    /**
     * Runs a server until {@code \close} is typed or the process is asked to end.
     *
     * @return 0 where all went well, 1 where the server could not run, 2 where the options make no sense
     */
    public static int run(String... args) {
        Options options;
        try {
            ServerCommand command = ServerCommand.parse(args);
            if (command.answered()) {
                return FINE;
            }
            if (!command.configs().isEmpty()) {
                command = ServerCommand.parse(withConfigs(command.configs(), args));
            }
            options = command.options();
            logTo(command.level());
        } catch (ParseException e) {
            System.err.println(e.getMessage());
            System.err.println("Try roundtable server --help");
            return WRONG_USAGE;
        }
        int code = serve(options);
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.flush();
        }
        return code;
    }

    /** The options of the files come first, so that the command line wins. */
    private static String[] withConfigs(List<Path> files, String[] args) throws ParseException {
        List<String> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(fromFile(file));
        }
        all.addAll(Arrays.asList(args));
        return all.toArray(String[]::new);
    }

    private static List<String> fromFile(Path file) throws ParseException {
        Properties properties = new Properties();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new ParseException("The file " + file + " cannot be read: " + e.getMessage());
        }
        List<String> options = new ArrayList<>();
        for (String key : properties.stringPropertyNames()) {
            String value = properties.getProperty(key).strip();
            int dot = key.indexOf('.');
            if (FLAGS.contains(key)) {
                if (Boolean.parseBoolean(value)) {
                    options.add("--" + key);
                }
            } else if (dot > 0) {
                options.add("--" + key.substring(0, dot));
                options.add(key.substring(dot + 1) + "=" + value);
            } else {
                options.add("--" + key);
                options.add(value);
            }
        }
        return options;
    }

    /** One line for each thing that happens, on standard error. */
    public static void logTo(System.Logger.Level level) {
        LogManager.getLogManager().reset();
        Handler handler = new LogWriter(System.err, new LogFormat());
        Level chosen = switch (level) {
            case ALL, TRACE -> Level.FINER;
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR -> Level.SEVERE;
            case OFF -> Level.OFF;
        };
        handler.setLevel(chosen);
        Logger.getLogger("").addHandler(handler);
        Logger.getLogger("").setLevel(Level.INFO);
        OURS.setLevel(chosen);
        JMDNS.setLevel(Level.SEVERE);
        // Where two threads begin with it at once, SLF4J would say on standard error how it came through.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    /** Held, since the logging system forgets the level of a logger that nobody holds. */
    private static final Logger OURS = Logger.getLogger("roundtable");

    /** It warns of every packet of others that it cannot read. */
    private static final Logger JMDNS = Logger.getLogger("javax.jmdns");

    private static int serve(Options options) {
        System.Logger log = System.getLogger("roundtable.server");
        Server server;
        try {
            server = Server.start(options);
        } catch (StartFailure e) {
            log.log(System.Logger.Level.ERROR, e.getMessage());
            return FAILED;
        }
        CountDownLatch asked = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(server::close));
        listenToConsole(new Console(server, System.out, asked::countDown), log);
        try {
            asked.await();
            server.close();
            return FINE;
        } catch (InterruptedException e) {
            server.close();
            return FINE;
        } catch (IllegalStateException e) {
            log.log(System.Logger.Level.ERROR, "The server did not close properly", e);
            return FAILED;
        }
    }

    private static void listenToConsole(Console console, System.Logger log) {
        Charset charset = Charset.forName(System.getProperty("stdin.encoding", System.getProperty("native.encoding")));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, charset));
        Thread.ofPlatform().name("console").daemon().start(() -> {
            try {
                console.run(in);
            } catch (IOException e) {
                log.log(System.Logger.Level.DEBUG, "There is no console: {0}", e.getMessage());
            }
        });
    }
}
