package roundtable.client.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.ChangeBuilder;

/** Finds what a person looks for in a text, and replaces it. Immutable. */
public final class TextSearch {
    private static final int MOST = 100_000;
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    private final Pattern pattern;
    private final boolean regex;

    private TextSearch(Pattern pattern, boolean regex) {
        this.pattern = pattern;
        this.regex = regex;
    }

    /** What is looked for, and how. */
    public record Query(String words, boolean matchCase, boolean wholeWord, boolean regex) {}

    /** A place in the text. */
    public record Found(int from, int to) {}

    /** What is looked for, or what is put in its place, cannot be used; the message says why. */
    public static final class WrongQueryException extends Exception {
        private WrongQueryException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A search for that. */
    public static TextSearch of(Query query) throws WrongQueryException {
        String words = query.regex ? query.words : Pattern.quote(query.words);
        String bounded = query.wholeWord ? "(?<![\\p{L}\\p{N}_])(?:" + words + ")(?![\\p{L}\\p{N}_])" : words;
        int flags = Pattern.MULTILINE | (query.matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        try {
            return new TextSearch(Pattern.compile(bounded, flags), query.regex);
        } catch (PatternSyntaxException e) {
            throw new WrongQueryException(e.getDescription(), e);
        }
    }

    /** All places, in order; a match of no length, such as a line's beginning, counts. */
    public List<Found> in(CharSequence text) throws WrongQueryException {
        List<Found> found = new ArrayList<>();
        try {
            Matcher matcher = pattern.matcher(new Patient(text));
            while (found.size() < MOST && matcher.find()) {
                found.add(new Found(matcher.start(), matcher.end()));
            }
        } catch (TooSlowException | StackOverflowError e) {
            throw new WrongQueryException("too slow", e);
        }
        return found;
    }

    /** The change that puts {@code replacement} in the place of all that is found from {@code from} to {@code to}. */
    public Change replacing(CharSequence text, String replacement, int from, int to) throws WrongQueryException {
        String meant = regex ? replacement : Matcher.quoteReplacement(replacement);
        ChangeBuilder change = Change.builder();
        try {
            Matcher matcher = pattern.matcher(new Patient(text));
            StringBuilder made = new StringBuilder();
            int appended = 0;
            int kept = 0;
            while (matcher.find() && matcher.end() <= to) {
                made.setLength(0);
                matcher.appendReplacement(made, meant);
                if (matcher.start() >= from) {
                    change.keep(matcher.start() - kept)
                            .delete(matcher.end() - matcher.start())
                            .insert(made.substring(matcher.start() - appended));
                    kept = matcher.end();
                }
                appended = matcher.end();
            }
        } catch (TooSlowException | StackOverflowError e) {
            throw new WrongQueryException("too slow", e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new WrongQueryException(e.getMessage(), e);
        }
        return change.build();
    }

    private static final class TooSlowException extends RuntimeException {}

    /** A text that does not let itself be read for ever: some patterns take longer than the world has existed. */
    private static final class Patient implements CharSequence {
        private static final int OFTEN = 0xffff;

        private final String text;
        private final long begun = System.nanoTime();
        private int reads;

        Patient(CharSequence text) {
            this.text = text.toString();
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if ((++reads & OFTEN) == 0 && System.nanoTime() - begun > PATIENCE_NANOS) {
                throw new TooSlowException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
