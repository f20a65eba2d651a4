package roundtable.client.echo;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.client.link.Tap;
import roundtable.protocol.Service;

/** Keeps the way to an echo service open from one run to the next, as long as the target stays the same. */
final class EchoSession {
    private static final System.Logger LOG = System.getLogger(EchoSession.class.getName());

    private final Duration patience;
    private final Tap tap;
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by {@code lock}; both null where nothing is open. */
    private EchoTarget target;

    private EchoWire wire;
    /** What the tap knows the way by. */
    private Tap.Source source;

    EchoSession(Duration patience, Tap tap) {
        this.patience = patience;
        this.tap = tap;
    }

    /** Sends the bytes and waits for them for as long as the patience lasts, past the tap. */
    byte[] exchange(EchoWire open, byte[] sent) throws IOException {
        show(Tap.Direction.SENT, sent);
        byte[] back = open.exchange(sent, patience);
        if (back.length > 0) {
            show(Tap.Direction.RECEIVED, back);
        }
        return back;
    }

    private void show(Tap.Direction direction, byte[] bytes) {
        Tap.Listener listener = tap.listener();
        if (listener == null) {
            return;
        }
        Tap.Source shown;
        lock.lock();
        try {
            shown = source;
        } finally {
            lock.unlock();
        }
        if (shown != null) {
            listener.bytes(shown, direction, bytes);
        }
    }

    EchoWire open(EchoTarget wanted) throws EchoFailure {
        EchoWire kept = kept(wanted);
        if (kept != null) {
            return kept;
        }
        EchoWire opened = EchoWire.open(wanted, patience);
        lock.lock();
        try {
            target = wanted;
            wire = opened;
            source = tap.source(Service.ECHO, wanted.transport() == Transport.UDP, opened.remote(), false);
        } finally {
            lock.unlock();
        }
        return opened;
    }

    private EchoWire kept(EchoTarget wanted) {
        lock.lock();
        try {
            if (wire != null && wanted.equals(target) && !wire.stale()) {
                return wire;
            }
        } catch (IOException e) {
            LOG.log(Level.TRACE, "the kept echo connection is broken", e);
        } finally {
            lock.unlock();
        }
        drop();
        return null;
    }

    /** Closes what is open, which ends an exchange under way. */
    void drop() {
        EchoWire dropped;
        lock.lock();
        try {
            dropped = wire;
            wire = null;
            target = null;
        } finally {
            lock.unlock();
        }
        try {
            if (dropped != null) {
                dropped.close();
            }
        } catch (IOException e) {
            LOG.log(Level.TRACE, "closing an echo connection", e);
        }
    }
}
