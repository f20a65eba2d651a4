package roundtable.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import roundtable.client.text.Messages;
import roundtable.protocol.Visible;

/** What a change does, in words. */
final class ChangeWords {
    private static final int MOST_PARTS = 12;

    private ChangeWords() {}

    /** Nothing where it is no change, or one of too many parts to be told. */
    static Optional<String> of(JsonNode change) {
        if (!change.isArray() || change.size() > MOST_PARTS) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        for (JsonNode part : change) {
            if (part.isTextual()) {
                words.add(Messages.text("wire.change.insert", Visible.quoted(part.textValue())));
            } else if (part.canConvertToLong() && part.longValue() != 0) {
                long units = part.longValue();
                words.add(Messages.text(units > 0 ? "wire.change.keep" : "wire.change.delete", Math.abs(units)));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(words.stream()
                .reduce((before, next) -> Messages.text("wire.change.next", before, next))
                .orElseGet(() -> Messages.text("wire.change.nothing")));
    }
}
