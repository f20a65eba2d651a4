package roundtable.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names people can be given, and what text looks like where it must do no harm. */
class VisibleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "Asha",
                "Asha 2",
                "José",
                "Jose\u0301",
                "नमस्ते",
                "क\u094d\u200dष",
                "李小龍",
                "אבי",
                "Ω",
                "👩\u200d👩\u200d👧",
                "❤\ufe0f",
                "😀",
                "<b>",
                "a/b",
                "O'Brien",
                "12345678901234567890123456789012"
            })
    void takesNames(String name) {
        assertThat(Visible.person("name", name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'',must be 1 to 32 characters long",
                "123456789012345678901234567890123,must be 1 to 32 characters long",
                "' ',must have a character that shows",
                "\u00a0\u3000,must have a character that shows",
                "\u3164,must have a character that shows",
                "\u200d\u200c,must have a character that shows",
                "\u2800,must have a character that shows",
                "' Asha',must not begin or end with a space",
                "'Asha ',must not begin or end with a space",
                "Asha\u00a0,must not begin or end with a space",
                "Asha\u3000,must not begin or end with a space",
                "Asha\u200d,must not begin or end with a space",
                "\u3164Asha,must not begin or end with a space",
            })
    void refusesNamesThatShowNothingOrLookLikeOthers(String name, String why) {
        assertThatThrownBy(() -> Visible.person("name", name)).hasMessageStartingWith("'name' " + why);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, '\t', '\n', '\r', 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028,
                0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0xfeff, 0xe000, 0xd800, 0xdfff, 0xfffe, 0xe0001,
                0xe0041, 0x10ffff
            })
    void refusesAndEscapesWhatDoesNotShow(int hidden) {
        String name = "ab" + Character.toString(hidden) + "c";

        assertThatThrownBy(() -> Visible.room("room", name))
                .hasMessage("'room' holds a character that does not show, at position 2");
        assertThat(Visible.escaped(name)).matches("ab(\\\\u[0-9a-f]{4}){1,2}c");
    }

    @Test
    void countsCharactersNotUnits() {
        assertThat(Visible.person("name", "😀".repeat(32))).hasSize(64);
        assertThat(Visible.room("room", "😀".repeat(64))).hasSize(128);
        assertThatThrownBy(() -> Visible.room("room", "😀".repeat(65))).hasMessageContaining("not 65");
    }

    @Test
    void refusesNoNameAtAll() {
        assertThatThrownBy(() -> Visible.person("name", null)).hasMessage("'name' is missing");
    }

    @Test
    void leavesAloneWhatShows() {
        String text = "grüß, 李 😀 \\u202e";
        assertThat(Visible.escaped(text)).isSameAs(text);
    }

    @Test
    void quotesOnlyTheBeginningOfALongText() {
        assertThat(Visible.quoted("a".repeat(64))).isEqualTo("a".repeat(64));
        assertThat(Visible.quoted("a".repeat(65))).isEqualTo("a".repeat(64) + "…");
        assertThat(Visible.quoted("a".repeat(63) + "😀")).isEqualTo("a".repeat(63) + "…");
        assertThat(Visible.quoted("\u202e".repeat(65))).isEqualTo("\\u202e".repeat(64) + "…");
    }

    @Test
    void escapesEachUnit() {
        assertThat(Visible.escaped("a\u202eb\n\ud800\ud83d\ude00\udb40\udc01"))
                .isEqualTo("a\\u202eb\\u000a\\ud800\ud83d\ude00\\udb40\\udc01");
    }

    @ParameterizedTest
    @CsvSource({
        "'',-1",
        "abc,-1",
        "\ud83d\ude00,-1",
        "a\ud83d,1",
        "\ude00a,0",
        "\ud83d\ud83d\ude00,0",
        "\ud83d\ude00\ude00,2"
    })
    void findsHalfASurrogatePair(String text, int position) {
        assertThat(Visible.unpairedSurrogate(text)).isEqualTo(position);
    }
}
