package roundtable.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that work on every system, and those that would leave, hide or break. */
class FileNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "temp.txt",
                "1_1.txt",
                "a",
                "A b.c",
                "no extension",
                "many.dots.in.it",
                "grüße.pdf",
                "履歴書.docx",
                "😀.png",
                "#1 (copy) [2] {3} & 'x' + ~ ! @ $ % ^ = , ;.txt",
                "-rf",
                "nullable.txt",
                "con1",
                "acon",
                "com10.txt",
                "lpt",
                "comma",
                "conin",
                "a..b"
            })
    void takesOrdinaryNames(String name) {
        assertThat(FileNames.problem(name)).isNull();
        assertThat(FileNames.check("name", name)).isSameAs(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''|must not be empty",
                ".|must not begin with a dot",
                "..|must not begin with a dot",
                ".bashrc|must not begin with a dot",
                "../x|must not hold '/'",
                "/etc/passwd|must not hold '/'",
                "a/b|must not hold '/'",
                "..\\x|must not hold '\\'",
                "C:x|must not hold ':'",
                "a:stream|must not hold ':'",
                "a*|must not hold '*'",
                "a?|must not hold '?'",
                "a<b|must not hold '<'",
                "a>b|must not hold '>'",
                "a\"b|must not hold '\"'",
                "a.|must not end with a dot",
                "a.txt. |must not end with a dot",
                "a |must not end with a dot",
                " a|must not end with a dot",
                "a\u0000.txt|holds a character that does not show",
                "'a\nb'|holds a character that does not show",
                "txt.\u202eexe|holds a character that does not show",
                "a\u200bb|holds a character that does not show",
                "a\ud800|holds half a surrogate pair",
                "con|is the name of a device",
                "NUL|is the name of a device",
                "Aux.txt|is the name of a device",
                "nul .txt|is the name of a device",
                "com1.tar.gz|is the name of a device",
                "LPT9|is the name of a device",
                "com³|is the name of a device",
                "CONOUT$|is the name of a device",
            })
    void refusesTheOthersAndSaysWhy(String name, String why) {
        assertThat(FileNames.problem(name)).startsWith(why);
        assertThatThrownBy(() -> FileNames.check("document", name))
                .hasMessageStartingWith("'document' " + why)
                .extracting("code")
                .isEqualTo(ErrorCode.INVALID);
    }

    @Test
    void refusesABar() {
        assertThat(FileNames.problem("a|b")).isEqualTo("must not hold '|'");
    }

    @Test
    void countsBytes() {
        assertThat(FileNames.problem("a".repeat(255))).isNull();
        assertThat(FileNames.problem("a".repeat(256))).contains("255 bytes");
        assertThat(FileNames.problem("ü".repeat(127))).isNull();
        assertThat(FileNames.problem("ü".repeat(128))).contains("255 bytes");
    }

    @Test
    void refusesNoNameAtAll() {
        assertThatThrownBy(() -> FileNames.check("name", null)).hasMessage("'name' is missing");
    }
}
