package roundtable.client.echo;

import java.util.Arrays;

/** Counts tests and keeps their times sorted, so that a median costs nothing. */
final class EchoStatistics {
    private long[] sorted = new long[64];
    private int back;
    private int sent;
    private int different;

    void add(RoundTrip trip) {
        sent++;
        if (!trip.cameBack()) {
            return;
        }
        if (trip.outcome() instanceof Outcome.Different) {
            different++;
        }
        if (back == sorted.length) {
            sorted = Arrays.copyOf(sorted, back * 2);
        }
        int found = Arrays.binarySearch(sorted, 0, back, trip.nanos());
        int at = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, at, sorted, at + 1, back - at);
        sorted[at] = trip.nanos();
        back++;
    }

    EchoSummary summary() {
        return new EchoSummary(
                sent, back, different, sent - back, quantile(0), quantile(0.5), quantile(0.99), quantile(1));
    }

    /** By nearest rank: a time that was really measured. */
    private long quantile(double part) {
        return back == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(part * back) - 1)];
    }
}
