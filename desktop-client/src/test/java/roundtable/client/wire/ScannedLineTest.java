package roundtable.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log reads off a line; above all that no secret gets past it. */
class ScannedLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"hello","protocol":1,"name":"Asha","token":"s3cret"}    | {"type":"hello","protocol":1,"name":"Asha","token":"••••••••"}
            {"type":"hello","code":"s3cret"}                                | {"type":"hello","code":"••••••••"}
            {"code":"s3cret","type":"hello"}                                | {"code":"••••••••","type":"hello"}
            {"type":"welcome","token":"s3cret","server":"x"}                | {"type":"welcome","token":"••••••••","server":"x"}
            {"type":"error","code":"not-found","message":"no"}              | {"type":"error","code":"not-found","message":"no"}
            {"code":"not-found","type":"error"}                             | {"code":"not-found","type":"error"}
            {"type":"x","deep":[{"token":"s3cret"},{"code":{"a":"s3cret"}}]} | {"type":"x","deep":[{"token":"••••••••"},{"code":"••••••••"}]}
            {"type":"x","tok\\u0065n":"s3cret"}                             | {"type":"x","tok\\u0065n":"••••••••"}
            {"type":"hello","token":null,"code":123}                        | {"type":"hello","token":null,"code":"••••••••"}
            {"type":"hello", "token" : "s3\\"cret" , "é":"😀"}               | {"type":"hello", "token" : "••••••••" , "é":"😀"}
            """)
    void secretsAreHidden(String line, String shown) {
        assertThat(ScannedLine.of(line).text()).isEqualTo(shown).doesNotContain("s3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"hello\",\"token\":\"s3cret\"",
                "{\"type\":\"hello\",\"token\":\"s3cret",
                "{\"token\":s3cret}",
                "hello \"token\" : \"s3cret\" and more",
                "[{\"token\":\"s3cret\"}]",
                "{\"token\":\"s3cret\"} {\"token\":\"s3cret\"}"
            })
    void secretsAreHiddenWhereALineIsNoMessage(String line) {
        assertThat(ScannedLine.of(line).text()).doesNotContain("s3cret").contains(ScannedLine.HIDDEN);
    }

    @Test
    void nothingElseIsTouched() {
        Random chance = new Random(5);
        for (int i = 0; i < 500; i++) {
            String text = text(chance);
            String line = "{\"type\":\"say\",\"text\":" + quoted(text) + ",\"id\":" + i + "}";

            ScannedLine scanned = ScannedLine.of(line);

            assertThat(scanned.text()).as("text %d", i).isEqualTo(line);
            assertThat(scanned.value("text")).isEqualTo(text);
            assertThat(scanned.value("type")).isEqualTo("say");
            assertThat(scanned.values()).containsEntry("id", String.valueOf(i));
        }
    }

    private static String text(Random chance) {
        String alphabet = "a\"\\'{}[]:,\n\t é😀\u202e0";
        return chance.ints(chance.nextInt(12), 0, alphabet.codePointCount(0, alphabet.length()))
                .mapToObj(at -> Character.toString(alphabet.codePointAt(alphabet.offsetByCodePoints(0, at))))
                .reduce("", String::concat);
    }

    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }

    @Test
    void anIdThatIsATextIsNoNumber() {
        assertThat(ScannedLine.of("{\"id\":\"7\"}").values())
                .isNotEqualTo(ScannedLine.of("{\"id\":7}").values());
    }
}
