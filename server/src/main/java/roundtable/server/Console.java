package roundtable.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import roundtable.protocol.Service;
import roundtable.protocol.Visible;
import roundtable.server.net.Session;

/** The commands that whoever runs the server types into its terminal. */
final class Console {
    private static final String HELP = """
            status        since when it runs, and how many are connected to each service
            list          who is connected
            say TEXT      says something to everyone in the lobby
            kick NAME     ends all connections of that person
            \\close        tells everyone, saves, and ends
            help          this
            """;

    private final Server server;
    private final PrintStream out;
    private final Runnable close;

    Console(Server server, PrintStream out, Runnable close) {
        this.server = server;
        this.out = out;
        this.close = close;
    }

    /** Carries out what is typed until there is no more; the end of the input is not the end of the server. */
    void run(BufferedReader in) throws IOException {
        for (String line; (line = in.readLine()) != null; ) {
            execute(line.strip());
        }
    }

    void execute(String line) {
        String[] words = line.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "" -> out.flush();
            case "status" -> status();
            case "list" -> list();
            case "say" -> say(rest);
            case "kick" -> kick(rest);
            case "\\close" -> close.run();
            case "help" -> out.print(HELP);
            default -> out.println("Unknown command: " + Visible.escaped(words[0]) + ". Type help for the commands.");
        }
    }

    private void status() {
        Duration running = Duration.between(server.started(), Instant.now());
        out.printf("Running for %d:%02d:%02d%n", running.toHours(), running.toMinutesPart(), running.toSecondsPart());
        Map<Service, Long> counts = server.sessions().present().stream()
                .collect(Collectors.groupingBy(Session::service, TreeMap::new, Collectors.counting()));
        for (Service service : Service.values()) {
            String count = service == Service.ECHO
                    ? server.echoClients() + " connected"
                    : counts.getOrDefault(service, 0L) + " connected";
            out.printf("  %-7s port %-5d  %s%n", service.wireName(), server.port(service), count);
        }
    }

    private void list() {
        Map<String, String> services = server.sessions().present().stream()
                .collect(Collectors.groupingBy(
                        session -> session.person().name(),
                        TreeMap::new,
                        Collectors.mapping(
                                (Function<Session, String>)
                                        session -> session.service().wireName() + " from " + session.address(),
                                Collectors.joining(", "))));
        if (services.isEmpty()) {
            out.println("Nobody is connected");
        }
        services.forEach((name, where) -> out.println(Visible.escaped(name) + ": " + where));
    }

    private void say(String text) {
        if (text.isBlank()) {
            out.println("Say what? Type: say TEXT");
        } else {
            server.announce(text);
        }
    }

    private void kick(String name) {
        int ended = server.kick(name);
        out.println(ended == 0 ? "Nobody is called " + Visible.escaped(name) : "Ended " + ended + " connections");
    }
}
