package roundtable.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import roundtable.protocol.Wire;

/** Whatever is in a text, a shell and Python get it as it is: asked of a real shell and a real Python. */
@Timeout(60)
class QuotingTest {
    private static final int SEED = 11;
    private static final int CASES = 300;
    private static final String[] NASTY = {
        "'",
        "\"",
        "\\",
        "\\n",
        "$(id)",
        "`id`",
        "$HOME",
        "!",
        "%s",
        "%",
        "\\047",
        "{",
        "}",
        "#",
        ";",
        "&",
        "|",
        "~",
        "*",
        " ",
        "  ",
        "-n",
        "-e",
        "é",
        "😀",
        "مرحبا",
        "\u202e",
        "\u2028",
        "\u200d",
        "\u0007",
        "\u001b[2J",
        "\u007f",
        "\ufeff",
        "\t",
        "'''",
        "\"\"\"",
        "\ud83d\udc69\u200d\ud83d\ude80",
        "\uffff",
        "EOF"
    };

    private static List<String> texts(boolean lines) {
        Random chance = new Random(SEED);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = chance.nextInt(8); n >= 0; n--) {
                text.append(NASTY[chance.nextInt(NASTY.length)]);
            }
            texts.add(lines ? text.append(chance.nextBoolean() ? "\n" : "\r\n").toString() : text.toString());
        }
        return texts;
    }

    @Test
    void aShellSaysJsonThatMeansTheSame() throws Exception {
        List<String> texts = texts(true);
        StringBuilder script = new StringBuilder();
        texts.forEach(text -> script.append("printf '%s\\n' ")
                .append(Quoting.shell(Quoting.visibleJson(TextNode.valueOf(text).toString())))
                .append('\n'));
        assertThat(script.toString().lines()).as("one line each").hasSize(CASES);

        assertThat(Programs.shell(script.toString()).lines().map(QuotingTest::read))
                .isEqualTo(texts);
    }

    @Test
    void pythonSaysJsonThatMeansTheSame() throws Exception {
        Programs.assumePython();
        List<String> texts = texts(true);
        StringBuilder program = new StringBuilder("import sys\n");
        texts.forEach(text -> program.append("sys.stdout.buffer.write(")
                .append(Quoting.python(
                        Quoting.visibleJson(TextNode.valueOf(text).toString())))
                .append(".encode('utf-8') + b'\\n')\n"));

        assertThat(Programs.python(program.toString()).lines().map(QuotingTest::read))
                .isEqualTo(texts);
    }

    private static String read(String json) {
        return Wire.parseAny(json.getBytes(StandardCharsets.UTF_8)).textValue();
    }

    @Test
    void pythonHasAnyText() throws Exception {
        Programs.assumePython();
        List<String> texts = texts(false);
        StringBuilder program = new StringBuilder("import sys\n");
        texts.forEach(text -> program.append("sys.stdout.buffer.write(")
                .append(Quoting.python(text))
                .append(".encode('utf-8') + b'\\0')\n"));

        assertThat(Programs.python(program.toString()).split("\0")).isEqualTo(texts.toArray());
    }

    @Test
    void bytesAreWrittenByAShellAndByPythonAsTheyAre() throws Exception {
        Programs.assumePython();
        Random chance = new Random(SEED);
        for (int i = 0; i < 10; i++) {
            byte[] bytes = new byte[400];
            chance.nextBytes(bytes);
            bytes[0] = '-';
            Bytes whole = Bytes.of(bytes, bytes.length);
            assertThat(Programs.shellBytes("printf " + Quoting.shellFormat(whole)))
                    .as("case %d", i)
                    .isEqualTo(bytes);
            assertThat(Programs.pythonBytes("import sys\nsys.stdout.buffer.write(" + Quoting.python(whole) + ")\n"))
                    .as("case %d", i)
                    .isEqualTo(bytes);
        }
    }

    @Test
    void whatDoesNotShowIsWrittenByItsNumber() throws IOException {
        assertThat(Quoting.visibleJson("\"a\u202eb\"")).isEqualTo("\"a\\u202eb\"");
        assertThat(Quoting.python("a\u202eb'\\")).isEqualTo("'a\\u202eb\\'\\\\'");
    }
}
