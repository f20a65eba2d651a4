package roundtable.server;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import roundtable.options.CommandLine;
import roundtable.options.Given;
import roundtable.options.WrongUsageException;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;

/** What the server was told on its command line. */
record ServerCommand(Given given) {
    static final String CONFIG = "--config";

    private static final String DATA = "--data";
    private static final String PORT_OFFSET = "--port-offset";
    private static final String PORT = "--port";
    private static final String BIND = "--bind";
    private static final String LAN = "--lan";
    private static final String MAX_CLIENTS = "--max-clients";
    private static final String MAX_LINE = "--max-line";
    private static final String LOG_LEVEL = "--log-level";
    private static final int SHORTEST_LINE = 8_192;
    private static final int LONGEST_LINE = 1 << 26;

    static final CommandLine LINE = new CommandLine(
                    "roundtable server",
                    "Runs a Roundtable server: shared editor, chat, files, echo and converter, each on a port of its own.")
            .option(DATA, "DIR", "Folder of temp.txt, server_files/ and .roundtable/ (default: the current folder)")
            .option(PORT_OFFSET, "N", "Added to every default port, so that several servers fit on one machine")
            .option(
                    PORT,
                    "SERVICE=PORT",
                    "Port of one service; 0 is any free one. Services: editor, chat, files, echo, encode, decode, peers")
            .option(
                    BIND,
                    "[SERVICE=]ADDRESS",
                    "Address or network interface to listen on, for all services or for one (default: localhost)")
            .flag(LAN, "Listen on every interface, so that others on the network can connect")
            .option(MAX_CLIENTS, "[SERVICE=]N", "Most clients at once of every service, or of one (default: 1000)")
            .option(MAX_LINE, "BYTES", "Longest line (default: 1048576)")
            .option(LOG_LEVEL, "LEVEL", "error, warning, info, debug or trace (default: info)")
            .option(
                    CONFIG,
                    "FILE",
                    "Properties file with the same options: data=…, port-offset=…, port.editor=…, bind=…, bind.decode=…, "
                            + "lan=true, max-clients=…, max-clients.files=…, max-line=…, log-level=…. The command line wins.");

    /** What those words mean. */
    static ServerCommand of(List<String> words) throws WrongUsageException {
        return new ServerCommand(LINE.parse(words));
    }

    /** What the options amount to. */
    Options options() throws WrongUsageException {
        Options defaults = Options.defaults();
        int longestLine = given.number(MAX_LINE, Wire.LONGEST_LINE);
        if (longestLine < SHORTEST_LINE || longestLine > LONGEST_LINE) {
            throw new WrongUsageException(
                    MAX_LINE + " must be " + SHORTEST_LINE + " to " + LONGEST_LINE + ", not " + longestLine);
        }
        int portOffset = given.number(PORT_OFFSET, 0);
        Parsed<Integer> limit = parse(MAX_CLIENTS, ServerCommand::number);
        Parsed<String> bind = parse(BIND, text -> text);
        Parsed<Integer> port = parse(PORT, ServerCommand::port);
        if (port.all != null) {
            throw new WrongUsageException("--port needs a service: --port editor=8080");
        }
        for (Service service : Service.values()) {
            if (!port.single.containsKey(service)) {
                port(Integer.toString(service.defaultPort() + portOffset));
            }
        }
        String where = given.has(LAN) ? Options.EVERYWHERE : bind.all != null ? bind.all : defaults.bind();
        int most = limit.all != null ? limit.all : defaults.mostClients();
        Path data = Path.of(given.last(DATA).orElse(""));
        return new Options(data, portOffset, port.single, where, bind.single, most, limit.single, longestLine);
    }

    /** The chosen level of the log. */
    System.Logger.Level level() throws WrongUsageException {
        String level = given.last(LOG_LEVEL).orElse("info");
        try {
            return System.Logger.Level.valueOf(level.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new WrongUsageException(LOG_LEVEL + " must be error, warning, info, debug or trace, not " + level);
        }
    }

    /** A value for all services, or null, and those for single ones. */
    private record Parsed<T>(T all, Map<Service, T> single) {}

    private interface Reading<T> {
        T read(String text) throws WrongUsageException;
    }

    private <T> Parsed<T> parse(String option, Reading<T> reading) throws WrongUsageException {
        T all = null;
        Map<Service, T> single = new EnumMap<>(Service.class);
        for (String one : given.all(option)) {
            int equals = one.indexOf('=');
            if (equals < 0) {
                all = reading.read(one);
                continue;
            }
            String name = one.substring(0, equals);
            Service service = Service.named(name)
                    .orElseThrow(() -> new WrongUsageException(option + " knows no service '" + name + "'"));
            single.put(service, reading.read(one.substring(equals + 1)));
        }
        return new Parsed<>(all, single);
    }

    private static int port(String text) throws WrongUsageException {
        int port = number(text);
        if (port > 65_535) {
            throw new WrongUsageException("There is no port " + port);
        }
        return port;
    }

    private static int number(String text) throws WrongUsageException {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new WrongUsageException("'" + text + "' is not a whole number of 0 or more");
    }
}
