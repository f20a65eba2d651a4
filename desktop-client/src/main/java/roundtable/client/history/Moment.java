package roundtable.client.history;

import java.time.Instant;

/**
 * A document as it was at a revision.
 *
 * @param text all of it
 * @param authors of the same length: each unit is the number of who wrote the unit of the text there
 * @param author who made this revision, or null at revision 0
 * @param time when, or null at revision 0
 * @param position where the change was that made it
 */
public record Moment(
        long revision, CharSequence text, CharSequence authors, Authors.Author author, Instant time, int position) {}
