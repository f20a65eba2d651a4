package roundtable.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.apache.commons.cli.help.HelpFormatter;
import roundtable.client.link.ServerAddress;
import roundtable.client.text.Language;
import roundtable.client.text.Messages;
import roundtable.client.window.Start;
import roundtable.client.window.Theme;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Version;
import roundtable.protocol.Visible;

/** What the client can be told on the command line. Of an option that is given twice the last one counts. */
final class ClientCommand {
    static final int LARGEST_OFFSET = 20_000;

    private static final String DESCRIPTION = "Opens the Roundtable window. With an address it joins the server there."
            + " Without one it joins the server that runs on this machine, or else starts one inside the window's own"
            + " process. With no display it runs the server alone.";
    private static final String EXIT_CODES =
            "Exit codes: 0 all went well, 1 it could not run, 2 the options make no sense";

    private static final Options KNOWN = new Options()
            .addOption(value("name", "NAME", "The name under which the others see you"))
            .addOption(
                    value("data", "DIR", "The folder of a server that is started here (default: the current folder)"))
            .addOption(value("port-offset", "N", "Added to every default port of a server on this machine"))
            .addOption(Option.builder()
                    .longOpt("lan")
                    .desc("Opens a server that is started here to the local network; else only this computer reaches"
                            + " it")
                    .get())
            .addOption(value(
                    "session-name",
                    "NAME",
                    "What a session is called that is hosted here (default: the name of this computer)"))
            .addOption(Option.builder()
                    .longOpt("no-announce")
                    .desc("Does not announce a session that is hosted here on the networks where it can be joined")
                    .get())
            .addOption(value("theme", "THEME", "light, dark, or system (default: the last one)"))
            .addOption(value("language", "LANGUAGE", "en, de, or system (default: the last one)"))
            .addOption(new Option("h", "help", false, "Show this help and end"))
            .addOption(new Option("V", "version", false, "Show the version and end"));

    private final CommandLine line;

    private ClientCommand(CommandLine line) {
        this.line = line;
    }

    private static Option value(String name, String argument, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(argument)
                .desc(description)
                .get();
    }

    /** Reads the words of a command line; what they hold is checked later, by {@link #start}. */
    static ClientCommand parse(String... words) throws ParseException {
        try {
            return new ClientCommand(DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(KNOWN, words));
        } catch (UnrecognizedOptionException e) {
            throw new ParseException("Unknown option '" + Visible.escaped(e.getOption()) + "'");
        }
    }

    /** Whether the help or the version was asked for; it has been printed then. */
    boolean answered() {
        if (line.hasOption("help")) {
            printHelp();
            return true;
        }
        if (line.hasOption("version")) {
            System.out.println(Messages.text("version", Version.current()));
            return true;
        }
        return false;
    }

    private static void printHelp() {
        List<Option> asDeclared = List.copyOf(KNOWN.getOptions());
        try {
            HelpFormatter.builder()
                    .setShowSince(false)
                    .setComparator(Comparator.comparingInt(asDeclared::indexOf))
                    .get()
                    .printHelp("roundtable client [HOST[:PORT]] [OPTIONS]", DESCRIPTION, KNOWN, EXIT_CODES, false);
        } catch (IOException e) {
            throw new IllegalStateException("the help could not be printed", e);
        }
    }

    /** What the words amount to. */
    Start start() throws ParseException {
        List<String> addresses = line.getArgList();
        if (addresses.size() > 1) {
            throw new ParseException("Only one address can be joined, not also " + Visible.escaped(addresses.get(1)));
        }
        String address = addresses.isEmpty() ? null : addresses.getFirst();
        boolean lan = line.hasOption("lan");
        if (lan && address != null) {
            throw new ParseException(
                    "--lan is for a server that is started here, and not for joining " + Visible.escaped(address));
        }
        String name = last("name", null);
        try {
            if (name != null) {
                Visible.person("--name", name);
            }
            return new Start(
                    address == null ? null : ServerAddress.parse(address),
                    name,
                    Path.of(last("data", "")),
                    portOffset(),
                    lan,
                    sessionName(),
                    !line.hasOption("no-announce"),
                    theme(),
                    language());
        } catch (ProtocolException | IllegalArgumentException e) {
            throw new ParseException(Visible.escaped(e.getMessage()));
        }
    }

    private String sessionName() {
        String name = last("session-name", null);
        return name == null ? null : Visible.session("--session-name", name.strip());
    }

    private int portOffset() throws ParseException {
        String text = last("port-offset", "0");
        try {
            int offset = Integer.parseInt(text);
            if (offset >= 0 && offset <= LARGEST_OFFSET) {
                return offset;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new ParseException(
                "--port-offset must be from 0 to " + LARGEST_OFFSET + ", not " + Visible.escaped(text));
    }

    private Theme theme() throws ParseException {
        String text = last("theme", null);
        if (text == null) {
            return null;
        }
        return Theme.named(text)
                .orElseThrow(() -> new ParseException(
                        "--theme must be light, dark or system, not '" + Visible.escaped(text) + "'"));
    }

    private Language language() throws ParseException {
        String text = last("language", null);
        if (text == null) {
            return null;
        }
        return Language.named(text)
                .orElseThrow(() ->
                        new ParseException("--language must be en, de or system, not '" + Visible.escaped(text) + "'"));
    }

    private String last(String option, String otherwise) {
        String[] values = line.getOptionValues(option);
        return values == null ? otherwise : values[values.length - 1];
    }
}
