package roundtable.protocol.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import roundtable.protocol.Wire;

/** Transformations that another library's authors wrote down: see the README beside the file for where it is from. */
class TransformFixturesTest {
    static Stream<Arguments> cases() throws IOException {
        try (InputStream file = TransformFixturesTest.class.getResourceAsStream("/traces/text-transform-tests.jsonl")) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines).hasSize(4 * 46);
            return IntStream.range(0, 46)
                    .mapToObj(i -> Arguments.of(lines.subList(4 * i, 4 * i + 4).toArray()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comeOutTheSame(String change, String over, String side, String expected) {
        Change.Side ours = side.equals("left") ? Change.Side.FIRST : Change.Side.SECOND;

        assertThat(read(change).transform(read(over), ours)).isEqualTo(read(expected));
    }

    /** A number keeps, {"i":text} inserts, {"d":text} deletes that text. */
    private static Change read(String operation) {
        ChangeBuilder change = Change.builder();
        for (JsonNode part : Wire.parse(("{\"parts\":" + operation + "}").getBytes(StandardCharsets.UTF_8))
                .get("parts")) {
            if (part.isNumber()) {
                change.keep(part.intValue());
            } else if (part.has("i")) {
                change.insert(part.get("i").textValue());
            } else {
                change.delete(part.get("d").textValue().length());
            }
        }
        return change.build();
    }
}
