package roundtable.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read in the window stands in the bundle, and nowhere in the code. */
class WordsInCodeTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    /** A sentence, or the beginning of one; what the code says to itself, and to the log, begins with a small letter. */
    private static final Pattern SENTENCE = Pattern.compile("\"[A-Z][a-z]+([,:]? [^\"]*|[.!?])\"");
    /** A word that is given to a component. */
    private static final Pattern WORD = Pattern.compile(
            "(new J(Label|Button|ToggleButton|Menu|MenuItem|CheckBox|RadioButton)|set(Text|ToolTipText|Title|"
                    + "AccessibleName|AccessibleDescription)|addTab)\\(\"[^\"]*\\p{L}{2}");
    /** Two texts, one of them of the bundle, that are put one behind the other; spaces are none. */
    private static final Pattern JOINED =
            Pattern.compile("Messages\\.text\\([^;]*\\)\\s*\\+|(?<=[\\w)]|[^ ]\")\\s*\\+\\s*Messages\\.text\\(");
    /** The command line, the log and the wire speak English; a folder has the name that macOS gives it. */
    private static final List<String> ELSEWHERE = List.of("ClientCommand.java", "Main.java", "UserFolders.java");

    private static final Pattern ENGLISH = Pattern.compile("LOG\\.log\\(|new \\w+Exception\\(|contains\\(");

    @Test
    void nothingThatPeopleReadIsInTheCode() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java"))
                    .filter(one -> !ELSEWHERE.contains(one.getFileName().toString()))
                    .toList()) {
                for (Pattern wrong : List.of(SENTENCE, WORD, JOINED)) {
                    wrong.matcher(read(file))
                            .results()
                            .forEach(match -> found.add(file.getFileName() + ": " + match.group()));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** Without the statements that log or throw. */
    private static String read(Path file) throws IOException {
        return Arrays.stream(Files.readString(file).split("(?<=[;{}])"))
                .filter(statement -> !ENGLISH.matcher(statement).find())
                .collect(Collectors.joining());
    }

    @Test
    void whatWouldBeWrongIsFound() {
        assertThat(SENTENCE.matcher("x(\"No server.\")").find()).isTrue();
        assertThat(WORD.matcher("new JLabel(\"port\")").find()).isTrue();
        assertThat(JOINED.matcher("Messages.text(\"a\") + name").find()).isTrue();
    }
}
