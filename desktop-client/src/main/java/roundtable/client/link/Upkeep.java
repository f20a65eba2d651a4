package roundtable.client.link;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.random.RandomGenerator;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Service;
import roundtable.protocol.SessionEvent;

/** Keeps the line to one service up for one visit; runs in a virtual thread of its own. */
final class Upkeep implements Runnable {
    private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());
    /** A line that lived for that many first pauses was a good one. */
    private static final int GOOD_LIFE = 10;

    private final Service service;
    private final ServiceLink<?> link;
    private final Visit visit;
    private final Watcher watcher;
    private final Pauses pauses;
    /** Since what time of {@code System.nanoTime} a reason to hurry makes the next pause short. */
    private long hurryCountsFrom;

    /** Hears how it goes. */
    interface Watcher {
        /** Tries to connect. */
        default void trying() {}

        default void connected(SessionEvent.Welcome welcome) {}

        default void lost(String reason) {}

        /** Not connected, for good. */
        default void failed(String reason) {}

        default void measured(Duration roundTrip) {}

        /** Will try again after that pause, if nothing happens before. */
        default void waiting(Duration pause) {}
    }

    Upkeep(Service service, ServiceLink<?> link, Visit visit, Watcher watcher) {
        this.service = service;
        this.link = link;
        this.visit = visit;
        this.watcher = watcher;
        this.pauses =
                new Pauses(visit.timing().firstPause(), visit.timing().longestPause(), RandomGenerator.getDefault());
    }

    @Override
    public void run() {
        try {
            if (service != Service.EDITOR && !visit.awaitWelcome()) {
                return;
            }
            boolean again = true;
            while (again && !visit.over()) {
                watcher.trying();
                again = once();
                if (again) {
                    pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() throws InterruptedException {
        Duration pause = pauses.next();
        if (!visit.over()) {
            watcher.waiting(pause);
        }
        if (visit.pause(pause, hurryCountsFrom)) {
            pauses.reset();
        }
    }

    /** One connection from its beginning to its end; says whether to try again. */
    private boolean once() {
        hurryCountsFrom = System.nanoTime();
        ServiceConnection connection;
        try {
            connection = visit.open(service);
        } catch (IOException | ProtocolException e) {
            LOG.log(Level.DEBUG, () -> service.wireName() + ": " + e.getMessage());
            return failed(e);
        }
        long since = System.nanoTime();
        serve(connection);
        if (System.nanoTime() - since
                > visit.timing().firstPause().multipliedBy(GOOD_LIFE).toNanos()) {
            pauses.reset();
        }
        return true;
    }

    private void serve(ServiceConnection connection) {
        ServiceLink.Ended ended = link.serve(connection, visit, watcher);
        // What made the line be doubted; but nothing that it has outlived.
        hurryCountsFrom = ended.lastHeard();
        if (!visit.over()) {
            watcher.lost(ended.reason());
        }
    }

    private boolean failed(Exception failure) {
        if (visit.over()) {
            return false;
        }
        if (service == Service.EDITOR && visit.endsWith(failure)) {
            watcher.failed(visit.reason(failure));
            return false;
        }
        watcher.lost(visit.reason(failure));
        return true;
    }
}
