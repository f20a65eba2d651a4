package roundtable.protocol.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static roundtable.protocol.change.Notation.change;
import static roundtable.protocol.change.Notation.merged;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import roundtable.protocol.ErrorCode;

/** What a change does, case by case. See {@link Notation} for how changes are written here. */
class ChangeTest {
    @ParameterizedTest
    @CsvSource({
        "hello, '', hello",
        "hello, 5, hello",
        "hello, +x, xhello",
        "hello, 5 +x, hellox",
        "hello, 2 -2 +xy, hexyo",
        "hello, 2 +xy -2, hexyo",
        "hello, -5, ''",
        "'', +abc, abc",
        "hello, -1 1 -1 1 -1, el",
        "hello, +a 1 +b 1 +c, ahbecllo",
        "hello, +a +b -1 -1 1 1, abllo",
    })
    void isApplied(String text, String change, String result) {
        assertThat(change(change).apply(text)).isEqualTo(result);
        TextBuffer buffer = new TextBuffer(text);
        change(change).applyTo(buffer);
        assertThat(buffer).hasToString(result);
    }

    @ParameterizedTest
    @CsvSource({
        "2 +x, 4 +y, 2 +x 1 +y",
        "2 +x, 2 +y, 2 +yx",
        "2 +x, 3 +y, 2 +xy",
        "2 +xyz, 3 -1, 2 +xz",
        "2 +xyz, 1 -5, 1 -2",
        "2 -3, 2 +x, 2 -3 +x",
        "2 -3, 1 -1, 1 -4",
        "-1, -1, -2",
        "+x, -1, ''",
        "5, 3 +x, 3 +x",
        "'', 3 +x, 3 +x",
        "3 +x, '', 3 +x",
    })
    void isComposed(String first, String next, String both) {
        assertThat(merged(change(first).compose(change(next)))).isEqualTo(change(both));
    }

    @Test
    void manyAreComposed() {
        assertThat(Change.composeAll(List.of())).isSameAs(Change.NONE);
        assertThat(Change.composeAll(List.of(change("1 1 +a")))).isEqualTo(change("1 1 +a"));
        assertThat(Change.composeAll(List.of(change("+a"), change("1 +b"), change("2 +c"), change("1 -1"))))
                .isEqualTo(change("+ac"));
    }

    @ParameterizedTest
    @CsvSource({
        // what, over what, where it was accepted first, where second
        "2 +x, 4 +y, 2 +x, 2 +x",
        "4 +x, 2 +yy, 6 +x, 6 +x",
        "2 +x, 2 +yy, 2 +x, 4 +x",
        "4 +x, 2 -4, 2 +x, 2 +x",
        "4 -2, 2 -4, '', ''",
        "2 -4, 4 -1, 2 -3, 2 -3",
        "2 -4, 4 +y, 2 -2 1 -2, 2 -2 1 -2",
        "2 -4 +x, 4 +y, 2 -2 1 -2 +x, 2 -2 1 -2 +x",
        "2 -4 +x, 2 +y, 3 -4 +x, 3 -4 +x",
        "2 +x -4, 2 +y, 2 +x 1 -4, 3 +x -4",
        "+a 1 +b, +c 1 +d, +a 2 +b, 1 +a 2 +b",
        "3 +x, 9, 3 +x, 3 +x",
        "3 +x, '', 3 +x, 3 +x",
        "'', 3 +x, '', ''",
    })
    void isTransformed(String change, String over, String first, String second) {
        assertThat(merged(change(change).transform(change(over), Change.Side.FIRST)))
                .isEqualTo(change(first));
        assertThat(merged(change(change).transform(change(over), Change.Side.SECOND)))
                .isEqualTo(change(second));
    }

    @ParameterizedTest
    @CsvSource({
        "hello, 2 +x, 2 -1",
        "hello, 2 -2, 2 +ll",
        "hello, 1 -1 +yy 2 -1, 1 +e -2 2 +o",
        "hello, '', ''",
    })
    void isTakenBack(String text, String change, String back) {
        assertThat(change(change).invert(text)).isEqualTo(change(back));
    }

    @ParameterizedTest
    @CsvSource({
        // change, position, where it stays before an insert at its place, where it moves behind
        "2 +xy, 0, 0, 0",
        "2 +xy, 2, 2, 4",
        "2 +xy, 3, 5, 5",
        "2 -3, 2, 2, 2",
        "2 -3, 4, 2, 2",
        "2 -3, 5, 2, 2",
        "2 -3, 6, 3, 3",
        "2 -3 +x, 2, 2, 2",
        "2 -3 +x, 4, 2, 2",
        "2 -3 +x, 5, 2, 3",
        "2 +x -3, 2, 2, 3",
        "2 +x -3, 4, 3, 3",
        "2 +x -3, 5, 3, 3",
        "'', 7, 7, 7",
        "+a +b, 0, 0, 2",
    })
    void carriesPositions(String change, int position, int first, int second) {
        assertThat(change(change).mapPosition(position, Change.Side.FIRST)).isEqualTo(first);
        assertThat(change(change).mapPosition(position, Change.Side.SECOND)).isEqualTo(second);
    }

    /** Why both sides go one change at a time: carried over a composition, the insert lands elsewhere. */
    @Test
    void transformIsNotClosedUnderCompose() {
        Change insert = change("5 +x");
        Change deleted = change("3 -4");
        Change inserted = change("3 +y");

        assertThat(insert.transform(deleted, Change.Side.SECOND).transform(inserted, Change.Side.SECOND))
                .isEqualTo(change("4 +x"));
        assertThat(insert.transform(deleted.compose(inserted), Change.Side.SECOND))
                .isEqualTo(change("3 +x"));
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 4, 'reaches to 4, past the end of the text at 3'",
        "abc, -4, 'reaches to 4, past the end of the text at 3'",
        "abc, 2 +x -2, 'reaches to 4, past the end of the text at 3'",
        "'', 1 +x, 'reaches to 1, past the end of the text at 0'",
        "abc, 536870911 536870911 536870911 536870911 536870911, 'reaches to 536870911, past'",
        "a😀b, 2 +x, cuts through a surrogate pair at position 2",
        "a😀b, -2, cuts through a surrogate pair at position 2",
        "a😀b, 1 -1, cuts through a surrogate pair at position 2",
        "a😀b, +x 2 -1, cuts through a surrogate pair at position 2",
        "a😀b, 2, cuts through a surrogate pair at position 2",
    })
    void isCheckedAgainstTheText(String text, String change, String why) {
        assertThatThrownBy(() -> change(change).check(text))
                .hasMessageStartingWith("'change' " + why)
                .extracting("code")
                .isEqualTo(ErrorCode.INVALID);
        assertThatThrownBy(() -> change(change).check(new TextBuffer(text))).hasMessageStartingWith("'change' " + why);
    }

    @Test
    void fitsUpToTheEndOfTheText() {
        change("1 +x 2 +y -1 +z").check("a😀b");
        change("").check("");
        change("+x").check("");
    }

    @Test
    void knowsItsSize() {
        Change change = change("5 +hello -2 3 +x");

        assertThat(change.size()).isEqualTo(5);
        assertThat(change.growth()).isEqualTo(4);
        assertThat(change.span()).isEqualTo(10);
        assertThat(change.inserted()).isEqualTo("hellox");
        assertThat(change).hasToString("[5,\"hello\",-2,3,\"x\"]");
    }

    @Test
    void isAValue() {
        assertThat(change("5 +hello -2"))
                .isEqualTo(change("5 +hello -2"))
                .hasSameHashCodeAs(change("5 +hello -2"))
                .isNotEqualTo(change("5 +hellp -2"))
                .isNotEqualTo(change("5 -2 +hello"))
                .isNotEqualTo(change("5 +hel +lo -2"))
                .isNotEqualTo("[5,\"hello\",-2]");
    }

    @Test
    void isNoneWhereItOnlyKeeps() {
        assertThat(change("").isNone()).isTrue();
        assertThat(change("3 4").isNone()).isTrue();
        assertThat(change("3 +x").isNone()).isFalse();
        assertThat(change("-1").isNone()).isFalse();
        assertThat(Change.insert(3, "")).isSameAs(Change.NONE);
        assertThat(Change.replace(3, 0, "")).isSameAs(Change.NONE);
    }

    @Test
    void isMadeOfOneReplacement() {
        assertThat(Change.insert(3, "x")).isEqualTo(change("3 +x"));
        assertThat(Change.insert(0, "x")).isEqualTo(change("+x"));
        assertThat(Change.delete(3, 2)).isEqualTo(change("3 -2"));
        assertThat(Change.replace(3, 2, "x")).isEqualTo(change("3 -2 +x"));
    }

    @Test
    void mergesNeighboursUnlessAskedNotTo() {
        assertThat(Change.builder()
                        .keep(1)
                        .keep(2)
                        .insert("a")
                        .insert("b")
                        .delete(1)
                        .delete(0)
                        .delete(2)
                        .keep(9)
                        .build())
                .isEqualTo(change("3 +ab -3"));
        assertThat(Change.builder().keep(5).build()).isSameAs(Change.NONE);
        assertThat(change("1 2 +a +b -1 -2 9")).hasToString("[1,2,\"a\",\"b\",-1,-2,9]");
    }

    @Test
    void refusesImpossibleParts() {
        assertThatThrownBy(() -> Change.builder().keep(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Change.builder().delete(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Change.replace(-1, 0, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Change.replace(1, -1, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Change.replace(Change.LONGEST + 1, 0, "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Change.builder().keep(Change.LONGEST).keep(1))
                .extracting("code")
                .isEqualTo(ErrorCode.TOO_LARGE);
    }
}
