package roundtable.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.apache.commons.cli.help.HelpFormatter;
import roundtable.protocol.Announcement;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Service;
import roundtable.protocol.Version;
import roundtable.protocol.Visible;
import roundtable.server.files.Bytes;
import roundtable.server.files.ShelfLimits;
import roundtable.server.peers.NodeOptions;

/** The server's command line. Of an option that is given twice the last one counts. */
final class ServerCommand {
    private static final int SHORTEST_LINE = 8_192;
    private static final int LONGEST_LINE = 1 << 26;
    private static final int LARGEST_PORT = 65_535;
    private static final String DESCRIPTION =
            "Runs a Roundtable server: shared editor, chat, files, echo and converter, each on a port of its own.";

    private static final org.apache.commons.cli.Options KNOWN = new org.apache.commons.cli.Options()
            .addOption(value(
                    "data", "DIR", "Folder of temp.txt, server_files/ and .roundtable/ (default: the current folder)"))
            .addOption(value(
                    "port-offset", "N", "Added to every default port, so that several servers fit on one machine"))
            .addOption(
                    value(
                            "port",
                            "SERVICE=PORT",
                            "Port of one service; 0 is any free one. Services: editor, chat, files, echo, encode, decode, peers"))
            .addOption(value(
                    "bind",
                    "[SERVICE=]ADDRESS",
                    "Address or network interface to listen on, for all services or for one (default: localhost)"))
            .addOption(flag("lan", "Listen on every interface, so that others on the network can connect"))
            .addOption(value(
                    "max-clients", "[SERVICE=]N", "Most clients at once of every service, or of one (default: 1000)"))
            .addOption(value("max-line", "BYTES", "Longest line (default: 1048576)"))
            .addOption(value(
                    "session-name",
                    "NAME",
                    "What the session is called where others find it (default: the name of this computer)"))
            .addOption(flag("no-announce", "Do not announce the session on the networks where it can be joined"))
            .addOption(value(
                    "quota",
                    "SIZE",
                    "Most that all files on the shelf may take together: 500M, 20G (default: no limit)"))
            .addOption(value("free-floor", "SIZE", "What uploads leave free of the disk (default: 1G)"))
            .addOption(value("shelf", "DIR", "Folder of the shelf (default: server_files/ in the folder of --data)"))
            .addOption(value("node", "ID", "Makes the server a node of a network: its id, from 1 on; the lowest leads"))
            .addOption(value("peers", "HOST:PORT,…", "Peers ports of other nodes"))
            .addOption(
                    flag(
                            "discover",
                            "Find, and be found by, the other nodes with --discover: on this machine, with --lan on the local network"))
            .addOption(value("log-level", "LEVEL", "error, warning, info, debug or trace (default: info)"))
            .addOption(value(
                    "config",
                    "FILE",
                    "Properties file with the same options: data=…, shelf=…, port-offset=…, port.editor=…, bind=…, bind.decode=…, "
                            + "lan=true, max-clients=…, max-clients.files=…, max-line=…, quota=…, free-floor=…, session-name=…, "
                            + "no-announce=true, node=…, peers=…, discover=true, log-level=…. The command line wins."))
            .addOption(new Option("h", "help", false, "Show this help and end"))
            .addOption(new Option("V", "version", false, "Show the version and end"));

    private final CommandLine line;

    private ServerCommand(CommandLine line) {
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

    private static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }

    /** Reads the words of a command line; what an option may hold is checked later, by {@link #options}. */
    static ServerCommand parse(String... words) throws ParseException {
        try {
            CommandLine line = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(KNOWN, words);
            if (!line.getArgList().isEmpty()) {
                throw new ParseException("'" + line.getArgList().getFirst() + "' is not an option");
            }
            return new ServerCommand(line);
        } catch (UnrecognizedOptionException e) {
            throw new ParseException("Unknown option '" + e.getOption() + "'");
        }
    }

    /** Whether the help or the version was asked for; it has been printed then. */
    boolean answered() {
        if (line.hasOption("help")) {
            printHelp();
            return true;
        }
        if (line.hasOption("version")) {
            System.out.println("Roundtable server " + Version.current());
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
                    .printHelp("roundtable server [OPTIONS]", DESCRIPTION, KNOWN, "", false);
        } catch (IOException e) {
            throw new IllegalStateException("the help could not be printed", e);
        }
    }

    /** What the options amount to. */
    Options options() throws ParseException {
        Options defaults = Options.defaults();
        Parsed<Integer> limit = parse("max-clients", this::number);
        Parsed<String> bind = parse("bind", text -> text);
        Parsed<Integer> port = parse("port", this::port);
        if (port.all != null) {
            throw new ParseException("--port needs a service: --port editor=8080");
        }
        int portOffset = number(last("port-offset", "0"));
        for (Service service : Service.values()) {
            if (!port.single.containsKey(service)) {
                port(Integer.toString(service.defaultPort() + portOffset));
            }
        }
        String where = line.hasOption("lan") ? Options.EVERYWHERE : bind.all != null ? bind.all : defaults.bind();
        int most = limit.all != null ? limit.all : defaults.mostClients();
        return defaults.withData(Path.of(last("data", "")))
                .withPortOffset(portOffset)
                .withPorts(port.single)
                .withBind(where)
                .withBinds(bind.single)
                .withMostClients(most)
                .withLimits(limit.single)
                .withLongestLine(longestLine(defaults))
                .withShelf(shelf())
                .announcedAs(sessionName(), line.hasOption("no-announce") ? 0 : Announcement.PORT)
                .withNode(node(bind.single))
                .withShelfFolder(shelfFolder());
    }

    /** Null where none was given. */
    private Path shelfFolder() {
        String folder = last("shelf", null);
        return folder == null ? null : Path.of(folder);
    }

    /** Null where the server is by itself. */
    private NodeOptions node(Map<Service, String> binds) throws ParseException {
        String id = last("node", null);
        boolean discover = line.hasOption("discover");
        if (id == null) {
            if (line.hasOption("peers") || discover) {
                throw new ParseException((discover ? "--discover" : "--peers")
                        + " needs --node: the id of this server among the others");
            }
            return null;
        }
        if (discover && line.hasOption("no-announce")) {
            throw new ParseException(
                    "--discover does not go with --no-announce: the nodes find each other by announcing");
        }
        if (discover && !Objects.equals(binds.get(Service.EDITOR), binds.get(Service.PEERS))) {
            throw new ParseException("--discover needs editor and peers on the same addresses");
        }
        List<String> peers = all("peers").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
        try {
            return new NodeOptions(number(id), peers, discover);
        } catch (ProtocolException e) {
            throw new ParseException("--" + e.getMessage().replace("'", ""));
        }
    }

    /** Null where none was given. */
    private String sessionName() throws ParseException {
        String name = last("session-name", null);
        try {
            return name == null ? null : Visible.session("--session-name", name.strip());
        } catch (ProtocolException e) {
            throw new ParseException(Visible.escaped(e.getMessage()));
        }
    }

    private ShelfLimits shelf() throws ParseException {
        ShelfLimits usual = ShelfLimits.USUAL;
        return new ShelfLimits(bytes("quota", usual.quota()), bytes("free-floor", usual.freeFloor()));
    }

    private long bytes(String option, long otherwise) throws ParseException {
        String text = last(option, "");
        return text.isEmpty()
                ? otherwise
                : Bytes.parse(text)
                        .orElseThrow(() -> new ParseException(
                                "--" + option + " must be a size such as 500M, 20G or 1T, not " + text));
    }

    private int longestLine(Options defaults) throws ParseException {
        int longest = number(last("max-line", Integer.toString(defaults.longestLine())));
        if (longest < SHORTEST_LINE || longest > LONGEST_LINE) {
            throw new ParseException(
                    "--max-line must be " + SHORTEST_LINE + " to " + LONGEST_LINE + ", not " + longest);
        }
        return longest;
    }

    /** The chosen level of the log. */
    System.Logger.Level level() throws ParseException {
        String level = last("log-level", "info");
        try {
            return System.Logger.Level.valueOf(level.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ParseException("--log-level must be error, warning, info, debug or trace, not " + level);
        }
    }

    /** The files that {@code --config} names. */
    List<Path> configs() {
        return all("config").stream().map(Path::of).toList();
    }

    private List<String> all(String option) {
        String[] values = line.getOptionValues(option);
        return values == null ? List.of() : Arrays.asList(values);
    }

    private String last(String option, String otherwise) {
        List<String> values = all(option);
        return values.isEmpty() ? otherwise : values.getLast();
    }

    /** A value for all services, or null, and those for single ones. */
    private record Parsed<T>(T all, Map<Service, T> single) {}

    private interface Reading<T> {
        T read(String text) throws ParseException;
    }

    private <T> Parsed<T> parse(String option, Reading<T> reading) throws ParseException {
        T all = null;
        Map<Service, T> single = new EnumMap<>(Service.class);
        for (String one : all(option)) {
            int equals = one.indexOf('=');
            if (equals < 0) {
                all = reading.read(one);
                continue;
            }
            String name = one.substring(0, equals);
            Service service = Service.named(name)
                    .orElseThrow(() -> new ParseException("--" + option + " knows no service '" + name + "'"));
            single.put(service, reading.read(one.substring(equals + 1)));
        }
        return new Parsed<>(all, single);
    }

    private int port(String text) throws ParseException {
        int port = number(text);
        if (port > LARGEST_PORT) {
            throw new ParseException("There is no port " + port);
        }
        return port;
    }

    private int number(String text) throws ParseException {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new ParseException("'" + text + "' is not a whole number of 0 or more");
    }
}
