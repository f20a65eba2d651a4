package roundtable.client;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import roundtable.client.host.HeadlessServer;
import roundtable.client.window.Application;

/** The client as a program: a window, or where there is no display, the server alone. */
public final class Main {
    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

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
        ClientCommand command = new ClientCommand();
        CommandLine line = new CommandLine(command);
        try {
            line.parseArgs(args);
            if (CommandLine.printHelpIfRequested(line.getParseResult())) {
                return FINE;
            }
            command.check();
        } catch (ParameterException e) {
            line.getErr().println(e.getMessage());
            line.getErr().println("Try roundtable client --help");
            return WRONG_USAGE;
        }
        logPlainly();
        return Application.canShow() ? Application.run(command.start()) : alone(command, line);
    }

    private static int alone(ClientCommand command, CommandLine line) {
        if (command.start().join() != null) {
            line.getErr().println("There is no display to open a window on.");
            return FAILED;
        }
        System.getLogger(Main.class.getName())
                .log(System.Logger.Level.INFO, "There is no display: running the server alone, without a window");
        return HeadlessServer.run(command.start().data(), command.start().portOffset());
    }

    /** One line for each thing that happens, to the error output. */
    private static void logPlainly() {
        LogManager.getLogManager().reset();
        Handler console = new ConsoleHandler();
        console.setFormatter(new PlainLog());
        Logger.getLogger("").addHandler(console);
    }
}
