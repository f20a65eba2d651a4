package roundtable.client.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import roundtable.client.editor.TextSearch.Found;
import roundtable.client.editor.TextSearch.Query;
import roundtable.client.editor.TextSearch.WrongQueryException;

class TextSearchTest {
    private static TextSearch words(String words) throws WrongQueryException {
        return TextSearch.of(new Query(words, false, false, false));
    }

    private static TextSearch regex(String pattern) throws WrongQueryException {
        return TextSearch.of(new Query(pattern, true, false, true));
    }

    private static String replaced(TextSearch search, String text, String replacement) throws WrongQueryException {
        return search.replacing(text, replacement, 0, text.length()).apply(text);
    }

    @Test
    void wordsAreTakenAsTheyStandAndCaseCountsWhereItIsAskedFor() throws Exception {
        assertThat(words("a.b").in("A.B a.b axb")).containsExactly(new Found(0, 3), new Found(4, 7));
        assertThat(TextSearch.of(new Query("É", false, false, false)).in("é")).hasSize(1);
        assertThat(TextSearch.of(new Query("a", true, false, false)).in("Aa")).containsExactly(new Found(1, 2));
    }

    @Test
    void wholeWordsEndAtLettersOfAllAlphabets() throws Exception {
        assertThat(TextSearch.of(new Query("über", false, true, false)).in("über überall (über)"))
                .containsExactly(new Found(0, 4), new Found(14, 18));
        assertThat(TextSearch.of(new Query("a|b", true, true, true)).in("a ab b"))
                .hasSize(2);
    }

    @Test
    void allPlacesAreReplacedByOneChange() throws Exception {
        assertThat(replaced(words("$1"), "cost $1, or $1", "\\0")).isEqualTo("cost \\0, or \\0");
        assertThat(replaced(regex("(\\w+)@(\\w+)"), "a@b c@d 😀", "$2 at $1")).isEqualTo("b at a d at c 😀");
        assertThat(replaced(regex("^"), "a\nb", "> ")).isEqualTo("> a\n> b");
        assertThat(replaced(regex("(?<=a)b"), "ab b ab", "c")).isEqualTo("ac b ac");
    }

    @Test
    void onePlaceIsReplacedAlone() throws Exception {
        String text = "one two one";
        assertThat(regex("o(n)e").replacing(text, "$1", 8, 11).apply(text)).isEqualTo("one two n");
    }

    @Test
    void whatCannotBeLookedForIsToldAndDoesNotHang() {
        assertThatThrownBy(() -> regex("(")).isInstanceOf(WrongQueryException.class);
        assertThatThrownBy(() -> replaced(regex("a"), "a", "$7")).isInstanceOf(WrongQueryException.class);
        assertThatThrownBy(() -> regex("(a|aa)+\\1c").in("a".repeat(80) + "b")).isInstanceOf(WrongQueryException.class);
    }
}
