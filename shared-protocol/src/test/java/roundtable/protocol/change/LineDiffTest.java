package roundtable.protocol.change;

import static org.assertj.core.api.Assertions.assertThat;
import static roundtable.protocol.change.Notation.change;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody did to a text in another program, as they would tell it. */
final class LineDiffTest {
    @ParameterizedTest
    @CsvSource({
        "abc, abc, ''",
        "'', abc, +abc",
        "abc, '', -3",
        "abc, abxc, 2 +x",
        "abc, ac, 1 -1",
        "aaa, aaaa, 3 +a",
        "aaaa, aaa, 3 -1",
        "abc, axc, 1 -1 +x",
        // Characters that share their first half, then their second.
        "a😀b, a😁b, 1 -2 +😁",
        "😀, 🐀, -2 +🐀",
        "😀😀, 😀, 2 -2",
    })
    void isFoundBetweenTwoTexts(String before, String after, String change) {
        assertThat(LineDiff.between(before, after)).isEqualTo(change(change));
    }

    /** A slash stands for the end of a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/b/c/ | a/c/ | [2,-2]",
                "a/c/ | a/b/c/ | [2,'b/']",
                "a | a/b | [1,'/b']",
                // Far apart, and everything between them untouched.
                "one/two/three/four/ | One/two/three/fours/ | [-1,'O',17,'s']",
                "x/a/b/c/ | a/b/c/y/ | [-2,6,'y/']",
                "{/a/}/{/b/}/ | {/a/}/{/c/}/{/b/}/ | [8,'c/}/{/']",
                // As many lines on either side: the same lines, changed.
                "a1/b1/ | a2/b2/ | [1,-1,'2',2,-1,'2']",
            },
            quoteCharacter = '"')
    void leavesAloneWhatNobodyTouched(String before, String after, String change) {
        assertThat(LineDiff.between(lines(before), lines(after))).hasToString(lines(change.replace('\'', '"')));
    }

    private static String lines(String slashes) {
        return slashes.replace('/', '\n');
    }

    @Test
    void aMovedBlockLeavesTheLongerRestAlone() {
        List<String> lines = numbered(1_000);
        String before = String.join("", lines);
        Collections.rotate(lines.subList(100, 900), 10);

        Change change = LineDiff.between(before, String.join("", lines));

        assertThat(change.apply(before)).isEqualTo(String.join("", lines));
        assertThat(change.inserted().length()).isLessThan(100);
    }

    /** Each line an anchor within an anchor's stretch would nest as deep as there are lines. */
    @Test
    void longTextsOfAnyKindAreGoneThrough() {
        Random chance = new Random(7);
        List<String> before = numbered(50_000);
        List<String> shuffled = numbered(50_000);
        Collections.shuffle(shuffled, chance);
        List<String> few = chance.ints(50_000, 0, 50).mapToObj(n -> n + "\n").collect(Collectors.toList());
        List<String> fewAgain =
                chance.ints(50_000, 0, 50).mapToObj(n -> n + "\n").collect(Collectors.toList());
        for (List<String> after : List.of(shuffled, few, fewAgain)) {
            String from = String.join("", before);
            String to = String.join("", after);

            assertThat(LineDiff.between(from, to).apply(from)).isEqualTo(to);
            before = after;
        }
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(n -> n + "\n").collect(Collectors.toList());
    }
}
