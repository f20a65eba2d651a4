package roundtable.client.editor;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Why the server takes no edit just now, while its line is up: the reason, and when to try again, at first soon and then
 * more and more rarely. For the delivery thread.
 */
final class Trouble {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Time time;
    private final Executor delivery;
    private final Runnable tryAgain;
    private String reason = "";
    private Duration pause = FIRST;
    /** Counts the refusals, so that only the pause after the last one ends in a try. */
    private long turn;

    Trouble(Time time, Executor delivery, Runnable tryAgain) {
        this.time = time;
        this.delivery = delivery;
        this.tryAgain = tryAgain;
    }

    boolean isOn() {
        return !reason.isEmpty();
    }

    String reason() {
        return reason;
    }

    /** The server refused; it is asked again after a pause. */
    void comes(String why) {
        stays(why);
        long mine = turn;
        time.after(pause, delivery, () -> {
            if (mine == turn) {
                tryAgain.run();
            }
        });
        pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }

    /** The server refused, and asking again is of no use before the line or the text is another. */
    void stays(String why) {
        reason = why;
        turn++;
    }

    void over() {
        reason = "";
        pause = FIRST;
        turn++;
    }
}
