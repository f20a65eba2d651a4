package roundtable.server.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.NodeMessage.Transfer;
import roundtable.protocol.ProtocolException;
import roundtable.server.net.Reply;

/** All files that are on their way through this node to its clients. Each takes a few MiB of memory, so there is a limit. */
final class Fetches {
    private static final int MOST = 32;
    private static final Duration FOR_ROOM = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What has arrived is shown a moment longer: a small file would be gone before anybody is told of it. */
    private static final Executor FADING = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final PeerNetwork network;
    private final Semaphore room = new Semaphore(MOST, true);
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, List<Transfer>> shown = new ConcurrentHashMap<>();

    Fetches(PeerNetwork network) {
        this.network = network;
    }

    /** Answers with a file from {@code offset} on, which other nodes have. Waits until its first bytes are here. */
    void send(Held version, long offset, Reply reply) {
        if (offset > version.size()) {
            throw ProtocolException.invalid("'offset' " + offset + " is past the end of the file at " + version.size());
        }
        FilesEvent.File head =
                new FilesEvent.File(version.name(), version.size(), offset, version.size() - offset, version.sha256());
        if (offset == version.size()) {
            reply.send(head);
            return;
        }
        takeRoom();
        long number = numbers.incrementAndGet();
        Paths paths = new Paths(network, version, transfers -> show(number, transfers));
        Fetch fetch = new Fetch(version, offset, paths, PATIENCE, room::release);
        try {
            fetch.start();
        } catch (IOException e) {
            fetch.close();
            throw new ProtocolException(
                    ErrorCode.UNAVAILABLE, "'" + version.name() + "' cannot be fetched just now: " + e.getMessage());
        }
        reply.send(head, fetch);
    }

    private void takeRoom() {
        try {
            if (room.tryAcquire(FOR_ROOM.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProtocolException(ErrorCode.UNAVAILABLE, "Too many files are being fetched just now");
    }

    private void show(long number, List<Transfer> transfers) {
        if (transfers.isEmpty()) {
            List<Transfer> last = shown.get(number);
            if (last != null) {
                FADING.execute(() -> {
                    shown.remove(number, last);
                    tell();
                });
            }
        } else {
            shown.put(number, transfers);
        }
        tell();
    }

    private void tell() {
        network.transfers(
                shown.values().stream().flatMap(List::stream).distinct().toList());
    }
}
