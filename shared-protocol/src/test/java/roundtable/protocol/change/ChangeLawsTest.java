package roundtable.protocol.change;

import static org.assertj.core.api.Assertions.assertThat;
import static roundtable.protocol.change.Change.Side.FIRST;
import static roundtable.protocol.change.Change.Side.SECOND;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import roundtable.protocol.Visible;

/** The laws of the algebra, on random changes of random texts. See {@link Cases} for how to have a failure again. */
class ChangeLawsTest {
    @Test
    void convergence() {
        Cases.each(cases -> {
            String text = cases.text(20);
            Change a = cases.change(text);
            Change b = cases.change(text);

            assertThat(fit(b.transform(a, SECOND), a.apply(text)))
                    .as(() -> "%s and %s of %s".formatted(a, b, text))
                    .isEqualTo(fit(a.transform(b, FIRST), b.apply(text)));
        });
    }

    /** One that waits, with several pending changes, and a server with several new ones, one at a time on both sides. */
    @Test
    void convergenceOfWholeHistories() {
        Cases.oneIn(4, cases -> {
            String text = cases.text(20);
            List<Change> remote = history(cases, text);
            List<Change> pending = history(cases, text);

            String here = applied(text, pending);
            List<Change> rebased = new ArrayList<>(pending);
            for (Change change : remote) {
                Change incoming = change;
                for (int i = 0; i < rebased.size(); i++) {
                    Change mine = rebased.get(i);
                    rebased.set(i, mine.transform(incoming, SECOND));
                    incoming = incoming.transform(mine, FIRST);
                }
                here = fit(incoming, here);
            }

            assertThat(applied(applied(text, remote), rebased))
                    .as(() -> "remote %s, pending %s of %s".formatted(remote, pending, text))
                    .isEqualTo(here);
        });
    }

    /** After a long time away: all of theirs and all of one's own as one change each. */
    @Test
    void convergenceOfCompositions() {
        Cases.each(cases -> {
            String text = cases.text(20);
            List<Change> remote = history(cases, text);
            List<Change> pending = history(cases, text);
            Change theirs = chained(remote);
            Change mine = chained(pending);

            assertThat(fit(mine.transform(theirs, SECOND), applied(text, remote)))
                    .as(() -> "remote %s, pending %s of %s".formatted(remote, pending, text))
                    .isEqualTo(fit(theirs.transform(mine, FIRST), applied(text, pending)));
        });
    }

    /** Over changes that all insert, or all delete, one by one is the same as composed; over mixed ones it is not. */
    @Test
    void transformOverACompositionOfOneKind() {
        Cases.each(cases -> {
            String text = cases.text(20);
            boolean inserts = cases.side() == FIRST;
            Change a = inserts ? cases.insertsOnly(text) : cases.deletesOnly(text);
            String between = a.apply(text);
            Change b = inserts ? cases.insertsOnly(between) : cases.deletesOnly(between);
            Change carried = cases.change(text);
            Change.Side side = cases.side();
            String after = b.apply(between);

            assertThat(fit(carried.transform(a.compose(b), side), after))
                    .as(() -> "%s over %s and %s of %s".formatted(carried, a, b, text))
                    .isEqualTo(fit(carried.transform(a, side).transform(b, side), after));
        });
    }

    @Test
    void composition() {
        Cases.each(cases -> {
            String text = cases.text(20);
            Change a = cases.change(text);
            String between = a.apply(text);
            Change b = cases.change(between);

            assertThat(fit(a.compose(b), text))
                    .as(() -> "%s then %s of %s".formatted(a, b, text))
                    .isEqualTo(b.apply(between));
        });
    }

    @Test
    void compositionIsAssociative() {
        Cases.each(cases -> {
            String text = cases.text(20);
            Change a = cases.change(text);
            Change b = cases.change(a.apply(text));
            Change c = cases.change(b.apply(a.apply(text)));

            assertThat(fit(a.compose(b).compose(c), text))
                    .as(() -> "%s then %s then %s of %s".formatted(a, b, c, text))
                    .isEqualTo(fit(a.compose(b.compose(c)), text));
        });
    }

    @Test
    void compositionOfManyIsThatOfOneAfterTheOther() {
        Cases.oneIn(4, cases -> {
            String text = cases.text(20);
            List<Change> changes = history(cases, text);

            assertThat(fit(Change.composeAll(changes), text))
                    .as(() -> changes + " of " + text)
                    .isEqualTo(applied(text, changes))
                    .isEqualTo(fit(chained(changes), text));
        });
    }

    @Test
    void inverse() {
        Cases.each(cases -> {
            String text = cases.text(20);
            Change change = cases.change(text);
            String after = change.apply(text);
            Change back = change.invert(text);

            assertThat(fit(back, after)).as(() -> change + " of " + text).isEqualTo(text);
            assertThat(fit(back.invert(after), text))
                    .as(() -> change + " of " + text)
                    .isEqualTo(after);
            assertThat(fit(change.compose(back), text))
                    .as(() -> change + " of " + text)
                    .isEqualTo(text);
        });
    }

    @Test
    void nothingChangesNothing() {
        Cases.each(cases -> {
            String text = cases.text(20);
            Change change = cases.change(text);

            assertThat(change.transform(Change.NONE, cases.side())).isEqualTo(change);
            assertThat(Change.NONE.transform(change, cases.side()).isNone()).isTrue();
            assertThat(change.compose(Change.NONE)).isEqualTo(change);
            assertThat(Change.NONE.compose(change)).isEqualTo(change);
            assertThat(Change.NONE.invert(text)).isEqualTo(Change.NONE);
        });
    }

    /** A position goes where text that is inserted there would go, and positions never overtake each other. */
    @Test
    void positionsGoWithText() {
        Cases.each(cases -> {
            String text = cases.text(20);
            Change change = cases.change(text);
            int position = cases.border(text);
            int later = position + cases.upTo(text.length() - position);
            Change.Side side = cases.side();
            int mapped = change.mapPosition(position, side);

            assertThat(Notation.merged(Change.insert(position, "|").transform(change, side)))
                    .as(() -> "%s to %s in %s".formatted(position, side, change))
                    .isEqualTo(Change.insert(mapped, "|"));
            assertThat(change.mapPosition(position, FIRST)).isLessThanOrEqualTo(change.mapPosition(position, SECOND));
            assertThat(mapped)
                    .as(() -> "%s of %s through %s".formatted(position, text, change))
                    .isBetween(0, change.apply(text).length())
                    .isLessThanOrEqualTo(change.mapPosition(later, side));
        });
    }

    @Test
    void applyingInPlaceIsTheSame() {
        Cases.each(cases -> {
            String text = cases.text(20);
            Change change = cases.change(text);
            TextBuffer buffer = new TextBuffer(text);
            change.applyTo(buffer);

            assertThat(buffer).as(() -> change + " of " + text).hasToString(fit(change, text));
            assertThat(change.growth()).isEqualTo(buffer.length() - text.length());
            assertThat(change.span()).isLessThanOrEqualTo(text.length());
        });
    }

    @Test
    void theDifferenceOfTwoTextsLeadsFromOneToTheOther() {
        Cases.each(cases -> {
            String before = cases.text(8);
            String after =
                    cases.side() == FIRST ? cases.text(8) : cases.change(before).apply(before);

            assertThat(fit(LineDiff.between(before, after), before))
                    .as(() -> "from %s to %s".formatted(before, after))
                    .isEqualTo(after);
        });
    }

    @Test
    void aChangeInPiecesIsTheSameChange() {
        Cases.each(cases -> {
            String text = cases.text(8);
            Change change = cases.change(text);
            String inTurn = text;
            for (Change piece : Pieces.inTurn(change, 2)) {
                inTurn = fit(piece, inTurn);
            }
            assertThat(inTurn).isEqualTo(change.apply(text));

            String sideBySide = text;
            List<Change> before = new ArrayList<>();
            for (Change piece : Pieces.sideBySide(change, 2)) {
                for (Change earlier : before) {
                    piece = piece.transform(earlier, SECOND);
                }
                sideBySide = fit(piece, sideBySide);
                before.add(piece);
            }
            assertThat(sideBySide).isEqualTo(change.apply(text));
        });
    }

    /** The change fits the text, cuts no pair, and leaves none cut. */
    private static String fit(Change change, String text) {
        change.check(text);
        String result = change.apply(text);
        assertThat(Visible.unpairedSurrogate(result))
                .as(() -> change + " of " + text)
                .isEqualTo(-1);
        return result;
    }

    private static List<Change> history(Cases cases, String text) {
        List<Change> changes = new ArrayList<>();
        String now = text;
        for (int i = cases.upTo(5); i >= 0; i--) {
            Change change = cases.change(now);
            changes.add(change);
            now = change.apply(now);
        }
        return changes;
    }

    private static String applied(String text, List<Change> changes) {
        String now = text;
        for (Change change : changes) {
            now = fit(change, now);
        }
        return now;
    }

    private static Change chained(List<Change> changes) {
        return changes.stream().reduce(Change.NONE, Change::compose);
    }
}
