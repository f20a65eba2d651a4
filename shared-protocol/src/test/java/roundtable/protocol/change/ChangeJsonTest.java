package roundtable.protocol.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.Wire;

/** Changes on the wire: taken as they are, or refused with the part that is wrong. */
class ChangeJsonTest {
    /** Unmerged neighbours, deletes before inserts and last keeps come back as they were sent. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[5]",
                "[5,\"hello\",-2]",
                "[1,1,1]",
                "[\"a\",\"b\"]",
                "[-1,-2]",
                "[-2,\"x\"]",
                "[\"x\",-2]",
                "[3,\"x\",4]",
                "[\"\\u0000\\n\"]",
                "[\"😀\",2,-2]",
                "[536870911]",
                "[-536870911]",
                "[536870911,536870911,-536870911]"
            })
    void keepsThePartsAsTheyWereSent(String json) {
        assertThat(new String(Wire.write(read(json)), StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | must be an array",
                "\"a\" | must be an array",
                "{} | must be an array",
                "true | must be an array",
                "[0] | part 0 is 0",
                "[1,-0] | part 1 is 0",
                "[\"\"] | part 0 is an empty string",
                "[1,2,\"\",3] | part 2 is an empty string",
                "[1.0] | part 0 is neither a whole number nor a string",
                "[1,1e1] | part 1 is neither a whole number nor a string",
                "[null] | part 0 is neither a whole number nor a string",
                "[1,true] | part 1 is neither a whole number nor a string",
                "[1,[2]] | part 1 is neither a whole number nor a string",
                "[[]] | part 0 is neither a whole number nor a string",
                "[{\"i\":\"x\"}] | part 0 is neither a whole number nor a string",
                "[536870912] | part 0 is too large a number",
                "[-536870912] | part 0 is too large a number",
                "[1,2147483647] | part 1 is too large a number",
                "[-2147483648] | part 0 is too large a number",
                "[2147483648] | part 0 is too large a number",
                "[99999999999999999999999] | part 0 is too large a number",
                "[\"\\ud800\"] | part 0 holds half a surrogate pair",
                "[4,\"a\\udc00\"] | part 1 holds half a surrogate pair",
                "[\"\\udc00\\ud800\"] | part 0 holds half a surrogate pair",
                "[\"\\ud83d\",\"\\ude00\"] | part 0 holds half a surrogate pair",
            })
    void refusesWhatIsNoChangeAndNamesThePart(String json, String why) {
        assertThatThrownBy(() -> read(json))
                .hasMessage("'change' " + why)
                .extracting("code")
                .isEqualTo(ErrorCode.INVALID);
    }

    private static Change read(String json) {
        JsonNode tree = Wire.parse(("{\"c\":" + json + "}").getBytes(StandardCharsets.UTF_8))
                .get("c");
        return Wire.convert(tree, Change.class);
    }
}
