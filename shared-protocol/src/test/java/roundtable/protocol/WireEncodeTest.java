package roundtable.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages into lines, as another language's client reads them. */
class WireEncodeTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void endsALineWithOneLf() {
        assertThat(line(new ChatEvent.Left("a\nb"))).isEqualTo("{\"type\":\"left\",\"room\":\"a\\nb\"}\n");
    }

    @Test
    void putsTheIdOfTheRequestBehind() {
        assertThat(new String(Wire.encode(new ChatEvent.Left("a"), IntNode.valueOf(7)), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"left\",\"room\":\"a\",\"id\":7}\n");
        assertThat(new String(Wire.encode(new SessionRequest.Bye(), TextNode.valueOf("a\"\n")), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"bye\",\"id\":\"a\\\"\\n\"}\n");
    }

    @Test
    void leavesOutWhatIsNull() {
        assertThat(line(new EditorEvent.Caret("temp.txt", 7, 31, "Asha", 44, 10, null)))
                .isEqualTo(
                        "{\"type\":\"caret\",\"document\":\"temp.txt\",\"client\":7,\"session\":31,\"name\":\"Asha\","
                                + "\"revision\":44,\"position\":10}\n");
    }

    @Test
    void writesNullForWhoIsStillConnected() {
        assertThat(line(new FilesEvent.Status(
                        List.of(new FilesEvent.Visit(7, "Client01", "127.0.0.1:5", Service.FILES, NOON, null)), null)))
                .isEqualTo("{\"type\":\"status\",\"clients\":[{\"client\":7,\"name\":\"Client01\","
                        + "\"address\":\"127.0.0.1:5\",\"service\":\"files\",\"connected\":\"2026-11-21T12:00:00Z\","
                        + "\"disconnected\":null}]}\n");
    }

    @Test
    void writesEmptyListsAndTexts() {
        assertThat(line(new EditorEvent.Document("temp.txt", "e", 0, "", List.of(), null, null)))
                .isEqualTo(
                        "{\"type\":\"document\",\"document\":\"temp.txt\",\"epoch\":\"e\",\"revision\":0,\"text\":\"\","
                                + "\"people\":[]}\n");
    }

    @Test
    void writesTextAsUtf8() {
        String text = "grüß 😀 \u2028\0";
        byte[] line = Wire.encode(new BinaryRequest.Encode(text));

        assertThat(line).contains("grüß 😀".getBytes(StandardCharsets.UTF_8));
        assertThat(Wire.parse(line).get("text").textValue()).isEqualTo(text);
    }

    @Test
    void writesTimesToTheMillisecond() {
        Instant now = Wire.now();

        assertThat(now).isEqualTo(Instant.ofEpochMilli(now.toEpochMilli()));
        assertThat(line(new ChatEvent.Told("a", "b", NOON.plusMillis(5), "x")))
                .contains("\"2026-11-21T12:00:00.005Z\"");
    }

    @Test
    void writesARefusalWithItsPosition() {
        assertThat(line(SessionEvent.Refused.of(new ProtocolException(ErrorCode.TOO_LARGE, "no", 9))))
                .isEqualTo("{\"type\":\"error\",\"code\":\"too-large\",\"message\":\"no\",\"position\":9}\n");
        assertThat(line(SessionEvent.Refused.of(ProtocolException.invalid("no"))))
                .isEqualTo("{\"type\":\"error\",\"code\":\"invalid\",\"message\":\"no\"}\n");
    }

    private static String line(Message message) {
        return new String(Wire.encode(message), StandardCharsets.UTF_8);
    }
}
