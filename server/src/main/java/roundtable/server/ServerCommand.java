package roundtable.server;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;
import roundtable.server.files.Bytes;
import roundtable.server.files.ShelfLimits;

/** The server's command line. */
@Command(
        name = "roundtable server",
        description =
                "Runs a Roundtable server: shared editor, chat, files, echo and converter, each on a port of its own.",
        mixinStandardHelpOptions = true,
        versionProvider = ServerCommand.VersionText.class,
        sortOptions = false)
final class ServerCommand {
    /** For {@code --version}. */
    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Roundtable server " + Version.current()};
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of temp.txt, server_files/ and .roundtable/ (default: the current folder)")
    private Path data = Path.of("");

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Added to every default port, so that several servers fit on one machine")
    private int portOffset;

    @Option(
            names = "--port",
            paramLabel = "SERVICE=PORT",
            description =
                    "Port of one service; 0 is any free one. Services: editor, chat, files, echo, encode, decode, peers")
    private List<String> ports = List.of();

    @Option(
            names = "--bind",
            paramLabel = "[SERVICE=]ADDRESS",
            description = "Address or network interface to listen on, for all services or for one (default: localhost)")
    private List<String> binds = List.of();

    @Option(names = "--lan", description = "Listen on every interface, so that others on the network can connect")
    private boolean lan;

    @Option(
            names = "--max-clients",
            paramLabel = "[SERVICE=]N",
            description = "Most clients at once of every service, or of one (default: 1000)")
    private List<String> limits = List.of();

    @Option(names = "--max-line", paramLabel = "BYTES", description = "Longest line (default: 1048576)")
    private int longestLine = Wire.LONGEST_LINE;

    @Option(
            names = "--quota",
            paramLabel = "SIZE",
            description = "Most that all files on the shelf may take together: 500M, 20G (default: no limit)")
    private String quota;

    @Option(
            names = "--free-floor",
            paramLabel = "SIZE",
            description = "What uploads leave free of the disk (default: 1G)")
    private String freeFloor;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "error, warning, info, debug or trace (default: info)")
    private String logLevel = "info";

    @SuppressWarnings("unused") // Declared for its help; Main reads the file before everything else.
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Properties file with the same options: data=…, port-offset=…, port.editor=…, bind=…, bind.decode=…, "
                            + "lan=true, max-clients=…, max-clients.files=…, max-line=…, quota=…, free-floor=…, log-level=…. The command line wins.")
    private Path config;

    /** What the options amount to. */
    Options options() {
        Options defaults = Options.defaults();
        if (longestLine < 8_192 || longestLine > 1 << 26) {
            throw wrong("--max-line must be 8192 to 67108864, not " + longestLine);
        }
        Parsed<Integer> limit = parse("--max-clients", limits, this::number);
        Parsed<String> bind = parse("--bind", binds, text -> text);
        Parsed<Integer> port = parse("--port", ports, this::port);
        if (port.all != null) {
            throw wrong("--port needs a service: --port editor=8080");
        }
        for (Service service : Service.values()) {
            if (!port.single.containsKey(service)) {
                port(Integer.toString(service.defaultPort() + portOffset));
            }
        }
        String where = lan ? Options.EVERYWHERE : bind.all != null ? bind.all : defaults.bind();
        int most = limit.all != null ? limit.all : defaults.mostClients();
        return new Options(data, portOffset, port.single, where, bind.single, most, limit.single, longestLine, shelf());
    }

    private ShelfLimits shelf() {
        ShelfLimits usual = ShelfLimits.USUAL;
        return new ShelfLimits(
                quota == null ? usual.quota() : bytes("--quota", quota),
                freeFloor == null ? usual.freeFloor() : bytes("--free-floor", freeFloor));
    }

    private long bytes(String option, String text) {
        return Bytes.parse(text)
                .orElseThrow(() -> wrong(option + " must be a size such as 500M, 20G or 1T, not " + text));
    }

    /** The chosen level of the log. */
    System.Logger.Level level() {
        try {
            return System.Logger.Level.valueOf(logLevel.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("--log-level must be error, warning, info, debug or trace, not " + logLevel);
        }
    }

    /** A value for all services, or null, and those for single ones. */
    private record Parsed<T>(T all, Map<Service, T> single) {}

    private interface Reading<T> {
        T read(String text);
    }

    private <T> Parsed<T> parse(String option, List<String> given, Reading<T> reading) {
        T all = null;
        Map<Service, T> single = new EnumMap<>(Service.class);
        for (String one : given) {
            int equals = one.indexOf('=');
            if (equals < 0) {
                all = reading.read(one);
                continue;
            }
            String name = one.substring(0, equals);
            Service service = Service.named(name).orElseThrow(() -> wrong(option + " knows no service '" + name + "'"));
            single.put(service, reading.read(one.substring(equals + 1)));
        }
        return new Parsed<>(all, single);
    }

    private int port(String text) {
        int port = number(text);
        if (port > 65_535) {
            throw wrong("There is no port " + port);
        }
        return port;
    }

    private int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw wrong("'" + text + "' is not a whole number of 0 or more");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
