package roundtable.client.wire;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A script as a command of a POSIX shell and nc. The kinds of nc differ in what they do when their input ends; so the input
 * stays open while answers come, and then bye lets the server end the connection.
 */
final class NcCommand {
    private static final String BYE = "{\"type\":\"bye\"}";
    private static final int LISTENING_SECONDS = 30;

    private NcCommand() {}

    static String of(List<Script> scripts) {
        return scripts.stream().map(NcCommand::of).collect(Collectors.joining());
    }

    private static String of(Script script) {
        return switch (script.kind()) {
            case ECHO -> echo(script);
            // After an offer the server takes all that comes for the file's bytes: nothing may follow.
            case PUT -> lines(script, 1, false) + pipe("nc -w 2", script) + "\n";
            // The bytes of a file could be anything, also what a terminal obeys.
            case GET -> lines(script, 1, true) + pipe("nc", script) + " | cat -v\n";
            case LINES ->
                lines(script, script.awaited().isEmpty() ? 1 : LISTENING_SECONDS, true) + pipe("nc", script) + "\n";
        };
    }

    private static String lines(Script script, int seconds, boolean bye) {
        StringBuilder command = new StringBuilder("{\n");
        script.lines().forEach(line -> say(command, line));
        command.append("  sleep ").append(seconds).append('\n');
        if (bye) {
            say(command, BYE);
        }
        return command.toString();
    }

    private static void say(StringBuilder command, String line) {
        command.append("  printf '%s\\n' ").append(Quoting.shell(line)).append('\n');
    }

    private static String pipe(String nc, Script script) {
        return "} | " + nc + " " + Quoting.shell(script.host()) + " " + script.port();
    }

    private static String echo(Script script) {
        StringBuilder command = new StringBuilder("{\n");
        for (Bytes bytes : script.bytes()) {
            command.append("  printf ").append(Quoting.shellFormat(bytes)).append("\n  sleep 1\n");
        }
        // An echo ends with its client; two seconds of silence end the client.
        return command + pipe(script.source().datagrams() ? "nc -u -w 2" : "nc -w 2", script) + "\n";
    }
}
