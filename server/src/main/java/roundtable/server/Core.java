package roundtable.server;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import roundtable.protocol.Wire;
import roundtable.server.chat.Rooms;
import roundtable.server.editor.Documents;
import roundtable.server.editor.Exports;
import roundtable.server.people.People;
import roundtable.server.storage.Committer;
import roundtable.server.storage.DataFolder;
import roundtable.server.storage.Entry;

/** All of a server that has no sockets: what its folder holds, who is who, and what keeps the files up to date. */
public final class Core implements AutoCloseable {
    private final Storage storage;
    private final People people;
    private final ScheduledExecutorService exporter;
    private final ScheduledExecutorService keeper;
    private final Exports exports;
    private final Snapshots snapshots;
    private boolean started;

    /** Who does the work that goes on beside the connections. */
    public interface Workers {
        /** Runs the committer's rounds from now on. */
        void run(Committer committer);

        /** A worker of that name, which does one thing at a time. */
        ScheduledExecutorService worker(String name);
    }

    /**
     * How a core does its work.
     *
     * @param longestLine on the wire, in bytes
     * @param snapshotEvery by how many bytes the journal grows between two snapshots
     * @param afterRound run after each of the committer's rounds, by whoever runs them
     */
    public record Setup(int longestLine, long snapshotEvery, Runnable afterRound) {
        /** As usual, with lines up to that length. */
        public static Setup usual(int longestLine, Runnable afterRound) {
            return new Setup(longestLine, Snapshots.DUE, afterRound);
        }
    }

    private Core(DataFolder folder, Storage storage, Setup setup, Workers workers) throws IOException {
        this.storage = storage;
        people = new People(
                folder.secret("secret", People.SECRET_LENGTH), storage.people(), memory(), Clock.systemUTC());
        exporter = workers.worker("exports");
        keeper = workers.worker("snapshots");
        exports = new Exports(
                folder, storage.documents(), storage.committer(), setup.longestLine(), storage.exports(), exporter);
        snapshots = new Snapshots(folder, storage, people, exports, setup.snapshotEvery(), keeper);
    }

    /** Brings what the folder holds back to life; {@link #start} has to follow. */
    public static Core open(DataFolder folder, Setup setup, Workers workers) throws IOException {
        Storage storage = Storage.open(folder, setup.afterRound());
        try {
            Core core = new Core(folder, storage, setup, workers);
            workers.run(storage.committer());
            return core;
        } catch (IOException | RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    private People.Memory memory() {
        return new People.Memory() {
            @Override
            public void keep(Entry entry) {
                committer().store(Wire.write(entry));
            }

            @Override
            public void keepSoon(Entry entry) {
                committer().storeSoon(Wire.write(entry));
            }
        };
    }

    /**
     * Takes in what was edited by hand while no server ran, and begins to keep the files up to date.
     *
     * @throws IOException where such a file cannot be read
     */
    public void start() throws IOException {
        exports.start();
        started = true;
    }

    /** The one order of everything that is stored. */
    public Committer committer() {
        return storage.committer();
    }

    /** The shared texts. */
    public Documents documents() {
        return storage.documents();
    }

    /** The chat's rooms. */
    public Rooms rooms() {
        return storage.rooms();
    }

    /** Who is who. */
    public People people() {
        return people;
    }

    /** Writes what is unsaved, where all has started, and ends. Nobody may ask for anything any more. */
    @Override
    public void close() throws IOException {
        try {
            if (started) {
                exports.close();
                snapshots.close();
                committer().storeSoon(Wire.write(people.end()));
            }
        } finally {
            exporter.shutdownNow();
            keeper.shutdownNow();
            storage.close();
        }
    }
}
