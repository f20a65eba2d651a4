package roundtable.client.window.editor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import roundtable.client.editor.Participant;

/** How visible each person's name flag is: plain after a move of theirs, then fading, so that it covers no text for long. */
final class Flags {
    private static final long PLAIN_NANOS = 2_500_000_000L;
    private static final long FADING_NANOS = 700_000_000L;

    private final LongSupplier nanos;
    private final Map<Long, Shown> shown = new HashMap<>();

    Flags(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Shown(int moves, long since) {}

    /** These are here now; whoever moved since the last time has a flag again. */
    void see(List<Participant> people) {
        long now = nanos.getAsLong();
        shown.keySet().retainAll(people.stream().map(Participant::session).toList());
        for (Participant one : people) {
            Shown known = shown.get(one.session());
            if (!one.own() && one.isPlaced() && (known == null || known.moves != one.moves())) {
                shown.put(one.session(), new Shown(one.moves(), now));
            }
        }
    }

    /** Shows that person's flag anew. */
    void raise(long session) {
        shown.computeIfPresent(session, (key, known) -> new Shown(known.moves, nanos.getAsLong()));
    }

    /** From 1, plain, to 0, gone. */
    float visibility(long session) {
        Shown known = shown.get(session);
        if (known == null) {
            return 0;
        }
        long left = known.since + PLAIN_NANOS + FADING_NANOS - nanos.getAsLong();
        return Math.clamp((float) left / FADING_NANOS, 0f, 1f);
    }

    /** Whether any flag will look otherwise in a moment. */
    boolean isAnyShown() {
        return shown.keySet().stream().anyMatch(session -> visibility(session) > 0);
    }
}
