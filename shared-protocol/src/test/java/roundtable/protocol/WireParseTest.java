package roundtable.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are JSON objects, and all the others. */
class WireParseTest {
    @Test
    void readsAnObject() {
        assertThat(Wire.parse(bytes(" {\"type\":\"bye\",\"id\":7}\t")).get("id").intValue())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "{",
                "{\"type\"",
                "{\"type\":}",
                "{'type':'bye'}",
                "{type:1}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\ud8\"}",
                "{\"a\":1}//",
                "/**/{\"a\":1}",
                "GET / HTTP/1.1",
                "\0",
                "{\"a\":\"\0\"}",
                "{\0}",
                "{}\0"
            })
    void refusesWhatIsNotJson(String line) {
        assertBadJson(bytes(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"type\":\"bye\"}]", "1", "\"bye\"", "null", "true"})
    void refusesWhatIsNotAnObject(String line) {
        assertThatThrownBy(() -> Wire.parse(bytes(line))).hasMessage("The line is not a JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{\"type\":\"bye\"}{\"type\":\"bye\"}", "{}1", "{}]", "{},", "{}}"})
    void refusesASecondValueBehindTheObject(String line) {
        assertBadJson(bytes(line));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a stray continuation, 80",
        "a broken sequence, c328",
        "an overlong slash, c0af",
        "an overlong NUL, c080",
        "a surrogate, eda080",
        "a surrogate pair in CESU-8, eda0bdedb880",
        "above U+10FFFF, f4908080",
        "never a byte of UTF-8, ff",
    })
    void refusesInvalidUtf8(String why, String hex) {
        assertThatThrownBy(() -> Wire.parse(around("{\"a\":\"", HexFormat.of().parseHex(hex), "\"}")))
                .as(why)
                .hasMessage("The line is not valid UTF-8")
                .extracting("code")
                .isEqualTo(ErrorCode.BAD_JSON);
    }

    @Test
    void refusesACutSequenceAtTheEnd() {
        assertBadJson(around("{}", new byte[] {(byte) 0xf0, (byte) 0x9f}, ""));
    }

    @Test
    void takesEscapesForWhatItIs() {
        assertThat(Wire.parse(bytes("{\"a\":\"\\u0000\\ud83d\\ude00\"}"))
                        .get("a")
                        .textValue())
                .isEqualTo("\0\ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 1000, 500_000})
    void refusesDeepNesting(int depth) {
        assertBadJson(bytes("{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}"));
        assertBadJson(bytes("{\"a\":".repeat(depth)));
    }

    @Test
    void readsAnyValueWhereAskedTo() {
        assertThat(Wire.parseAny(bytes("[1,\"ü\"]"))).hasSize(2);
        assertThatThrownBy(() -> Wire.parseAny(bytes("[1][2]"))).hasMessage("The line holds more than one JSON value");
    }

    @Test
    void takesModestNesting() {
        assertThat(Wire.parse(bytes("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}")))
                .hasSize(1);
    }

    @Test
    void refusesAHugeNumber() {
        assertBadJson(bytes("{\"a\":" + "9".repeat(100_000) + "}"));
        assertBadJson(bytes("{\"a\":0." + "9".repeat(100_000) + "}"));
    }

    @Test
    void refusesAnExponentThatNoNumberHas() {
        assertBadJson(bytes("{\"a\":1e99999999999}"));
        assertBadJson(bytes("{\"a\":-1E-99999999999}"));
    }

    @Test
    void refusesAHugeName() {
        assertBadJson(bytes("{\"" + "a".repeat(100_000) + "\":1}"));
    }

    @Test
    void saysNothingOfTheLineThatCouldHarmALog() {
        assertThatThrownBy(() -> Wire.parse(bytes("{\"a\":\u202e\u001b[2J}")))
                .message()
                .matches(message -> Visible.escaped(message).equals(message), "only characters that show");
    }

    private static void assertBadJson(byte[] line) {
        assertThatThrownBy(() -> Wire.parse(line))
                .isInstanceOf(ProtocolException.class)
                .extracting("code")
                .isEqualTo(ErrorCode.BAD_JSON);
    }

    private static byte[] around(String before, byte[] bytes, String after) {
        byte[] line = new byte[before.length() + bytes.length + after.length()];
        System.arraycopy(bytes(before), 0, line, 0, before.length());
        System.arraycopy(bytes, 0, line, before.length(), bytes.length);
        System.arraycopy(bytes(after), 0, line, before.length() + bytes.length, after.length());
        return line;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
