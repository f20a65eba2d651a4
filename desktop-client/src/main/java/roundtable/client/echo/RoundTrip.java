package roundtable.client.echo;

import java.time.Instant;

/**
 * One test and what it showed.
 *
 * @param number counts the tests from 1
 * @param remote the address that was really used, with its port
 * @param nanos from the first byte sent to the last one received
 */
public record RoundTrip(
        int number, Instant sent, Transport transport, String remote, int bytes, long nanos, Outcome outcome) {

    /** Whether as much came back as was sent, so that its time says something. */
    public boolean cameBack() {
        return outcome instanceof Outcome.Same || outcome instanceof Outcome.Different;
    }
}
