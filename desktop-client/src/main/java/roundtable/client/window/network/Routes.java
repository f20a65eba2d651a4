package roundtable.client.window.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import roundtable.protocol.NodeMessage.Transfer;

/** The ways of the files that are under way: each stays lit for a moment, so that a small file is seen, too. */
final class Routes {
    private static final long LIT = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final LongSupplier nanos;
    /** Until when each is lit; one that is under way has no end. */
    private final Map<Transfer, Long> lit = new LinkedHashMap<>();

    private final Map<Transfer, Long> begun = new LinkedHashMap<>();

    Routes(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Those are under way now. */
    void show(List<Transfer> present) {
        long now = nanos.getAsLong();
        for (Transfer transfer : present) {
            begun.putIfAbsent(transfer, now);
            lit.put(transfer, Long.MAX_VALUE);
        }
        lit.replaceAll((transfer, end) ->
                present.contains(transfer) || end != Long.MAX_VALUE ? end : Math.max(now, begun.get(transfer) + LIT));
        expire();
    }

    /** Those that are lit. */
    List<Transfer> lit() {
        expire();
        return List.copyOf(lit.keySet());
    }

    private void expire() {
        long now = nanos.getAsLong();
        lit.values().removeIf(end -> end != Long.MAX_VALUE && end - now <= 0);
        begun.keySet().retainAll(lit.keySet());
    }

    void clear() {
        lit.clear();
        begun.clear();
    }
}
