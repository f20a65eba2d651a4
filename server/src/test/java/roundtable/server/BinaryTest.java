package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;

/** Text into bits and back, over the wire. */
final class BinaryTest {
    @TempDir
    private Path folder;

    @Test
    void aLongTextComesInPartsAndBackAsItWas() throws Exception {
        String text = "Ünï😀\\n".repeat(20_000);
        try (TestServer server = TestServer.start(folder)) {
            RawClient client = server.enter(Service.ENCODE, "Asha");
            String bits = all(client, "{'type':'encode','text':'" + text + "'}", "bits");
            assertThat(bits).hasSizeGreaterThan(1 << 20);
            String back = "";
            for (int at = 0; at < bits.length(); at += 900_000) {
                back += all(
                        client,
                        "{'type':'decode','bits':'" + bits.substring(at, Math.min(bits.length(), at + 900_000)) + "'}",
                        "text");
            }
            assertThat(back).isEqualTo(text.replace("\\n", "\n"));
        }
    }

    private static String all(RawClient client, String request, String field) throws Exception {
        client.send(request);
        StringBuilder whole = new StringBuilder();
        boolean more = true;
        while (more) {
            String line = client.readLine();
            assertThat(line.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(Wire.LONGEST_LINE);
            JsonNode part = Wire.parse(line.getBytes(UTF_8));
            assertThat(part.path(field).isTextual()).as("%.200s", line).isTrue();
            whole.append(part.path(field).textValue());
            more = part.path("more").asBoolean();
        }
        return whole.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "'01100011 01x', 9",
        "'2', 0",
        "'  01100011\t\n 011000110', 13",
        "'01100011 10000000', 9",
        "'11110000 10011111 10011000', 0",
        "'01100011,01100011', 0",
        "'11101101 10100000 10000000', 0",
        "'0110😀011', 0",
    })
    void theErrorNamesThePlace(String bits, int position) throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            JsonNode error =
                    server.enter(Service.DECODE, "Asha").ask("{'type':'decode','bits':" + Wire.tree(bits) + "}");
            assertThat(error.path("code").asText()).isEqualTo("invalid");
            assertThat(error.path("position").intValue()).isEqualTo(position);
        }
    }
}
