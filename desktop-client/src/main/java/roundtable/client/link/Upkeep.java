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

    /** Hears how it goes. */
    interface Watcher {
        default void connected(SessionEvent.Welcome welcome) {}

        default void lost(String reason) {}

        /** Not connected, for good. */
        default void failed(String reason) {}

        default void measured(Duration roundTrip) {}
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
                again = once();
                if (again) {
                    visit.pause(pauses.next());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection from its beginning to its end; says whether to try again. */
    private boolean once() {
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
        String reason = link.serve(connection, visit, watcher);
        if (!visit.over()) {
            watcher.lost(reason);
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
