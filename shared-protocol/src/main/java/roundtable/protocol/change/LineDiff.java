package roundtable.protocol.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the change that makes one text of another, as a person would tell it: line by line, and within a line only what
 * differs. The lines that stand exactly once in both texts, in the longest order that they share, are its anchors; what lies
 * between two of them is looked at in the same way (Bram Cohen's patience diff). It takes time in proportion to the lines,
 * but for a logarithm, however much differs.
 */
public final class LineDiff {
    /** Beyond that many anchors within anchors a stretch is taken as one replacement. */
    private static final int DEEPEST = 32;

    private final Lines before;
    private final Lines after;
    private final ChangeBuilder change = Change.builder();

    private LineDiff(Lines before, Lines after) {
        this.before = before;
        this.after = after;
    }

    /** The change that makes {@code after} of {@code before}, cutting no surrogate pair. */
    public static Change between(CharSequence before, CharSequence after) {
        Map<String, Integer> known = new HashMap<>();
        LineDiff diff = new LineDiff(Lines.of(before.toString(), known), Lines.of(after.toString(), known));
        diff.walk(0, diff.before.count(), 0, diff.after.count(), 0);
        return diff.change.build();
    }

    /** A text by its lines, each with its end; equal lines have the same number. */
    private record Lines(String text, List<Integer> numbers, List<Integer> ends) {
        static Lines of(String text, Map<String, Integer> known) {
            List<Integer> numbers = new ArrayList<>();
            List<Integer> ends = new ArrayList<>();
            for (int from = 0; from < text.length(); ) {
                int lf = text.indexOf('\n', from);
                int to = lf < 0 ? text.length() : lf + 1;
                numbers.add(known.computeIfAbsent(text.substring(from, to), line -> known.size()));
                ends.add(to);
                from = to;
            }
            return new Lines(text, numbers, ends);
        }

        int count() {
            return numbers.size();
        }

        int number(int line) {
            return numbers.get(line);
        }

        int begin(int line) {
            return line == 0 ? 0 : ends.get(line - 1);
        }
    }

    /** Lines {@code a} to {@code aEnd} of the one text and {@code b} to {@code bEnd} of the other. */
    private void walk(int a, int aEnd, int b, int bEnd, int depth) {
        int head = 0;
        while (a + head < aEnd && b + head < bEnd && before.number(a + head) == after.number(b + head)) {
            head++;
        }
        int tail = 0;
        while (aEnd - tail > a + head
                && bEnd - tail > b + head
                && before.number(aEnd - 1 - tail) == after.number(bEnd - 1 - tail)) {
            tail++;
        }
        keep(a, a + head);
        between(a + head, aEnd - tail, b + head, bEnd - tail, depth);
        keep(aEnd - tail, aEnd);
    }

    private void between(int a, int aEnd, int b, int bEnd, int depth) {
        List<Anchor> anchors = a == aEnd || b == bEnd || depth == DEEPEST ? List.of() : anchors(a, aEnd, b, bEnd);
        if (anchors.isEmpty()) {
            replace(a, aEnd, b, bEnd);
            return;
        }
        int fromA = a;
        int fromB = b;
        for (Anchor anchor : anchors) {
            walk(fromA, anchor.a, fromB, anchor.b, depth + 1);
            keep(anchor.a, anchor.a + 1);
            fromA = anchor.a + 1;
            fromB = anchor.b + 1;
        }
        walk(fromA, aEnd, fromB, bEnd, depth + 1);
    }

    private record Anchor(int a, int b) {}

    private List<Anchor> anchors(int a, int aEnd, int b, int bEnd) {
        Map<Integer, Integer> inAfter = onlyOnce(after, b, bEnd);
        Map<Integer, Integer> inBefore = onlyOnce(before, a, aEnd);
        List<Anchor> shared = new ArrayList<>();
        for (int line = a; line < aEnd; line++) {
            Integer other = inAfter.get(before.number(line));
            if (other != null && other >= 0 && inBefore.get(before.number(line)) >= 0) {
                shared.add(new Anchor(line, other));
            }
        }
        return longestRising(shared);
    }

    /** Where each line stands, or -1 where it does so more than once. */
    private static Map<Integer, Integer> onlyOnce(Lines lines, int from, int to) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int line = from; line < to; line++) {
            places.merge(lines.number(line), line, (first, second) -> -1);
        }
        return places;
    }

    /** The longest of the chains in which both lines rise, by piling them up as in the game of patience. */
    private static List<Anchor> longestRising(List<Anchor> anchors) {
        int[] tops = new int[anchors.size()];
        int[] previous = new int[anchors.size()];
        int piles = 0;
        for (int i = 0; i < anchors.size(); i++) {
            int low = 0;
            int high = piles;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (anchors.get(tops[middle]).b < anchors.get(i).b) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : tops[low - 1];
            tops[low] = i;
            piles = Math.max(piles, low + 1);
        }
        Anchor[] chain = new Anchor[piles];
        for (int i = piles == 0 ? -1 : tops[piles - 1]; i >= 0; i = previous[i]) {
            chain[--piles] = anchors.get(i);
        }
        return Arrays.asList(chain);
    }

    private void keep(int from, int to) {
        change.keep(before.begin(to) - before.begin(from));
    }

    /** As many lines on either side are taken for the same lines, changed. */
    private void replace(int a, int aEnd, int b, int bEnd) {
        if (aEnd - a != bEnd - b) {
            replaceText(before.begin(a), before.begin(aEnd), after.begin(b), after.begin(bEnd));
            return;
        }
        for (int i = 0; i < aEnd - a; i++) {
            replaceText(before.begin(a + i), before.begin(a + i + 1), after.begin(b + i), after.begin(b + i + 1));
        }
    }

    private void replaceText(int from, int to, int newFrom, int newTo) {
        String old = before.text;
        String young = after.text;
        int shorter = Math.min(to - from, newTo - newFrom);
        int head = 0;
        while (head < shorter && old.charAt(from + head) == young.charAt(newFrom + head)) {
            head++;
        }
        if (head > 0 && Character.isHighSurrogate(old.charAt(from + head - 1))) {
            head--;
        }
        int tail = 0;
        while (tail < shorter - head && old.charAt(to - 1 - tail) == young.charAt(newTo - 1 - tail)) {
            tail++;
        }
        if (tail > 0 && Character.isLowSurrogate(old.charAt(to - tail))) {
            tail--;
        }
        change.keep(head)
                .delete(to - from - head - tail)
                .insert(young.substring(newFrom + head, newTo - tail))
                .keep(tail);
    }
}
