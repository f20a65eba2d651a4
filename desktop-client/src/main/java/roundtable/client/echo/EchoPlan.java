package roundtable.client.echo;

import java.time.Duration;

/**
 * What is to be tested.
 *
 * @param count how many times the message is sent
 * @param interval from one sending to the next; what takes longer is waited for
 */
public record EchoPlan(EchoTarget target, String message, int count, Duration interval) {
    /** The message once. */
    public static EchoPlan once(EchoTarget target, String message) {
        return new EchoPlan(target, message, 1, Duration.ZERO);
    }
}
