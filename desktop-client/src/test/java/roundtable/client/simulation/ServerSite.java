package roundtable.client.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import roundtable.client.simulation.disk.Crash;
import roundtable.client.simulation.disk.SimulatedDisk;
import roundtable.protocol.ProtocolException;
import roundtable.server.Core;
import roundtable.server.editor.EditorService;
import roundtable.server.storage.Committer;
import roundtable.server.storage.DataFolder;
import roundtable.server.storage.Snapshot;

/** Where the server runs: its disk, and the real core of it, which ends and is started again on what the disk holds. */
final class ServerSite implements Core.Workers {
    static final int LONGEST_LINE = 32_768;
    private static final int SLOWEST_ROUND = 15_000;

    private final Agenda agenda;
    private final Random random;
    private final SimulatedDisk disk;
    private final Path data;
    private final long snapshotEvery;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Guest> guests = new ArrayList<>();
    private DataFolder folder;
    private Core core;
    private Committer committer;
    private EditorService editor;
    private long lastSession;
    private boolean roundPlanned;
    private boolean healthy = true;
    /** What the file was last edited to by hand. */
    private String byHand;

    ServerSite(Agenda agenda, Random random) {
        this.agenda = agenda;
        this.random = random;
        disk = new SimulatedDisk(random);
        data = disk.root().resolve("data");
        snapshotEvery = 500L << random.nextInt(12);
    }

    boolean isUp() {
        return editor != null;
    }

    SimulatedDisk disk() {
        return disk;
    }

    Path temp() {
        return data.resolve("temp.txt");
    }

    Path journal() {
        return data.resolve(".roundtable").resolve("journal");
    }

    EditorService editor() {
        return editor;
    }

    Core core() {
        return core;
    }

    long nextSession() {
        return ++lastSession;
    }

    /** Takes a connection; it ends with the server at the latest. */
    Guest accept(Road road) {
        Guest guest = new Guest(this, road);
        guests.add(guest);
        return guest;
    }

    void forget(Guest guest) {
        guests.remove(guest);
    }

    boolean isHealthy() {
        return healthy;
    }

    /** Whether the disk does what it should, so that a start that fails is a fault. */
    void healthy(boolean isHealthy) {
        healthy = isHealthy;
    }

    /** Starts it on what the disk holds; where the disk does not let it, it stays down. */
    void start() {
        try {
            lastSession = 0;
            folder = DataFolder.open(data);
            core = Core.open(folder, new Core.Setup(LONGEST_LINE, snapshotEvery, () -> {}), this);
            core.start();
            editor = new EditorService(core.documents(), core.committer(), LONGEST_LINE);
        } catch (Crash crash) {
            crashed(random.nextBoolean());
        } catch (IOException | ProtocolException e) {
            if (healthy) {
                throw new AssertionError("the server does not start", e);
            }
            abandon();
        }
    }

    /** As a start that failed ends: what was opened is closed. */
    private void abandon() {
        try {
            if (core != null) {
                core.close();
            }
        } catch (Crash crash) {
            disk.restart(random.nextBoolean());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        gone();
        disk.restart(false);
    }

    @Override
    public void run(Committer order) {
        committer = order;
    }

    @Override
    public ScheduledExecutorService worker(String name) {
        Worker worker = new Worker(agenda, random, 1_000);
        workers.add(worker);
        return worker;
    }

    /** Something may wait for the committer: it takes it up in a moment, with all that comes until then. */
    void wake() {
        if (!roundPlanned) {
            roundPlanned = true;
            agenda.in(random.nextInt(SLOWEST_ROUND), () -> {
                roundPlanned = false;
                if (isUp()) {
                    committer.round();
                }
            });
        }
    }

    /** It ended in the midst of something; what runs is gone, and the disk keeps what it keeps. */
    void crashed(boolean powerLost) {
        List.copyOf(guests).forEach(guest -> guest.serverGone(false));
        gone();
        disk.restart(powerLost);
    }

    /** It is stopped as one stops it: everyone is told, everything is written. */
    void stop() {
        List.copyOf(guests).forEach(guest -> guest.close("The server is closing"));
        editor = null;
        List.copyOf(guests).forEach(guest -> guest.serverGone(true));
        try {
            core.close();
            folder.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        gone();
    }

    private void gone() {
        workers.forEach(Worker::die);
        workers.clear();
        guests.clear();
        core = null;
        committer = null;
        editor = null;
        folder = null;
    }

    boolean isIdle() {
        return !roundPlanned;
    }

    /** The text of the document as a start would find it. */
    String text() {
        return core.documents().states().stream()
                .filter(state -> state.created().document().equals("temp.txt"))
                .map(Snapshot.DocumentState::text)
                .findFirst()
                .orElseThrow();
    }

    /** Somebody edits the file by hand, while no server runs; their editor writes it safely. */
    void editByHand(UnaryOperator<String> edit) {
        disk.crashAfter(-1);
        try {
            if (Files.exists(temp()) && !Files.readString(temp()).equals(byHand)) {
                String after = edit.apply(Files.readString(temp()));
                byHand = after;
                DataFolder.replace(temp(), after.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
