package roundtable.server.discovery;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import roundtable.protocol.Announcement;

/**
 * Announces a running server where it listens: on the loopback alone where only this machine reaches it. Each voice has a
 * thread of its own, so that neither the server nor the other voice waits for it; what fails is one line in the log.
 */
public final class Announcer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.discovery");
    private static final Duration BEACON_PAUSE = Duration.ofSeconds(2);
    private static final Duration DNS_SD_PAUSE = Duration.ofSeconds(5);
    /** Loading jmdns is work for the processor, which has more urgent things to do while a server starts. */
    private static final Duration DNS_SD_DELAY = Duration.ofMillis(500);
    /** For the farewell of the beacon, which takes a moment unless the system makes it wait. */
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final Listening listening;
    private Thread beacon;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A way to announce; used by one thread. */
    interface Voice {
        /** For the log. */
        String name();

        void speak(List<Outlet> outlets) throws IOException;

        /** Takes back what was said, without waiting for anybody. */
        void close();
    }

    /** Tells the addresses on which the editor listens just now; a wildcard stands for all of the machine's. */
    @FunctionalInterface
    public interface Listening {
        List<InetAddress> addresses() throws IOException;
    }

    private Announcer(Listening listening) {
        this.listening = listening;
    }

    /**
     * Begins to announce; returns at once.
     *
     * @param listening asked each time
     * @param port where the beacon is heard
     * @param session what is said, made anew each time; may block
     */
    public static Announcer start(Listening listening, int port, Supplier<Announcement.Session> session) {
        Announcer announcer = new Announcer(listening);
        announcer.beacon = announcer.start(new Beacon(session, port), Duration.ZERO, BEACON_PAUSE);
        announcer.start(new DnsSd(session), DNS_SD_DELAY, DNS_SD_PAUSE);
        return announcer;
    }

    private Thread start(Voice voice, Duration delay, Duration pause) {
        // Platform threads: jmdns blocks where a virtual thread would hold on to its carrier.
        return Thread.ofPlatform().name("announce " + voice.name()).daemon().start(() -> run(voice, delay, pause));
    }

    private void run(Voice voice, Duration delay, Duration pause) {
        String outcome = "";
        try {
            for (Duration next = delay; !closed.await(next.toMillis(), TimeUnit.MILLISECONDS); next = pause) {
                outcome = speak(voice, outcome);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            voice.close();
        }
    }

    /** Says in the log how it went where it went otherwise than the time before. */
    private String speak(Voice voice, String before) {
        try {
            List<Outlet> outlets = Outlet.of(listening.addresses());
            voice.speak(outlets);
            String where = names(outlets);
            if (!where.equals(before)) {
                LOG.log(INFO, "Announced by {0} on {1}", voice.name(), where);
            }
            return where;
        } catch (IOException | RuntimeException e) {
            String why = e.getMessage() != null ? e.getMessage() : e.getClass().getSimpleName();
            // A server that is being closed listens nowhere.
            if (!why.equals(before) && closed.getCount() > 0) {
                LOG.log(WARNING, "Not announced by {0}: {1}", voice.name(), why);
            }
            return why;
        }
    }

    private static String names(List<Outlet> outlets) {
        return outlets.stream()
                .map(outlet -> outlet.network().getName())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Announces no more; returns once the beacon has said farewell, or half a second later, and works twice. */
    @Override
    public void close() {
        closed.countDown();
        try {
            beacon.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
