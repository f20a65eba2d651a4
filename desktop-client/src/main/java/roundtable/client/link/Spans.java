package roundtable.client.link;

import java.time.Duration;
import roundtable.client.text.Messages;

/** How long something took, as exactly as a person wants to know it. */
final class Spans {
    private Spans() {}

    static String words(Duration span) {
        if (span.compareTo(Duration.ofSeconds(10)) < 0) {
            return Messages.text("span.short", Math.max(0, span.toMillis()) / 1e3);
        }
        if (span.compareTo(Duration.ofMinutes(1)) < 0) {
            return Messages.text("span.seconds", span.toSeconds());
        }
        return span.compareTo(Duration.ofHours(1)) < 0
                ? Messages.text("span.minutes", span.toMinutes(), span.toSecondsPart())
                : Messages.text("span.hours", span.toHours(), span.toMinutesPart());
    }
}
