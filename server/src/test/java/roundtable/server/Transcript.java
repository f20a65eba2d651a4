package roundtable.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import roundtable.protocol.Service;

/**
 * One exchange of the protocol's page: a code block that begins with {@code ```wire}.
 *
 * @param title the heading that it stands under, and where
 * @param service that it talks to where a line says nothing else
 * @param options of the server's command line that it needs
 */
record Transcript(String title, Service service, List<String> options, List<Step> steps) {
    private static final Pattern STEP = Pattern.compile("(?:(\\w+)(?:@(\\w+))?)?([<>]) (.*)");
    private static final String RESTART = "(the server is restarted)";
    private static final String BLOCK = "```wire ";

    /** One line of it; {@code who} names a connection. */
    sealed interface Step {
        record Sent(String who, Service service, String what) implements Step {}

        record Received(String who, Service service, String what) implements Step {}

        record Restart() implements Step {}
    }

    /** All exchanges of the page. */
    static List<Transcript> read(Path page) throws IOException {
        List<Transcript> found = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        String heading = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
            } else if (line.startsWith(BLOCK)) {
                int end = i + lines.subList(i, lines.size()).indexOf("```");
                String title = heading + ", line " + (i + 1);
                found.add(of(title, line.substring(BLOCK.length()), lines.subList(i + 1, end)));
                i = end;
            }
        }
        return found;
    }

    private static Transcript of(String title, String info, List<String> lines) {
        List<String> words = Arrays.asList(info.split(" "));
        Service service = Service.named(words.getFirst()).orElseThrow();
        return new Transcript(
                title,
                service,
                words.subList(1, words.size()),
                lines.stream().map(line -> step(line, service)).toList());
    }

    private static Step step(String line, Service usual) {
        if (line.equals(RESTART)) {
            return new Step.Restart();
        }
        Matcher step = STEP.matcher(line);
        if (!step.matches()) {
            throw new IllegalArgumentException("no line of a transcript: " + line);
        }
        Service service =
                step.group(2) == null ? usual : Service.named(step.group(2)).orElseThrow();
        String who = (step.group(1) == null ? "" : step.group(1)) + "@" + service.wireName();
        return step.group(3).equals(">")
                ? new Step.Sent(who, service, step.group(4))
                : new Step.Received(who, service, step.group(4));
    }
}
