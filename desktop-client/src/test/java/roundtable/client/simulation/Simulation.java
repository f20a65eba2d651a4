package roundtable.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import roundtable.client.editor.Participant;
import roundtable.client.simulation.disk.Crash;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.Wire;
import roundtable.server.storage.FileJournal;

/** One run: people write together while everything goes wrong that can; then everything is put right and looked at. */
final class Simulation {
    private static final long SETTLED_AT_LATEST = Agenda.millis(400_000);

    private final Random random;
    private final Agenda agenda = new Agenda();
    private final Ledger ledger = new Ledger();
    private final ServerSite server;
    private final List<Window> windows = new ArrayList<>();
    private boolean calm;

    private Simulation(long seed) {
        random = new Random(seed);
        server = new ServerSite(agenda, random);
    }

    /** Runs what that seed stands for; fails with what is wrong. */
    static void run(long seed) throws IOException {
        Simulation simulation = new Simulation(seed);
        simulation.begin();
        simulation.live();
        simulation.settle();
        simulation.check();
    }

    private void begin() {
        server.start();
        int people = 2 + random.nextInt(7);
        for (int i = 0; i < people; i++) {
            Window window = new Window(agenda, random, server, ledger, "P" + i + "-");
            windows.add(window);
            agenda.in(random.nextInt(300_000), () -> ensureOpen(window));
        }
    }

    private void ensureOpen(Window window) {
        if (!window.isOpen()) {
            window.open();
        }
    }

    /** What goes wrong, and how often, differs from run to run. */
    private void live() {
        int length = 2_000_000 + random.nextInt(40_000_000);
        int edits = 40 + random.nextInt(160);
        for (int i = 0; i < edits; i++) {
            agenda.in(moment(length), () -> any().act());
        }
        plan(length, 12, () -> loseLine(any()));
        plan(length, 12, () -> any().cutNextLine());
        plan(length, 6, () -> goOffline(any()));
        plan(length, 3, () -> close(any(), false));
        plan(length, 3, () -> close(any(), true));
        plan(length, 4, () -> server.disk().crashAfter(random.nextInt(24)));
        plan(length, 2, this::crashServer);
        plan(length, 2, this::stopServer);
        plan(length, 2, this::fillDisk);
        plan(length, 2, this::sickenDisk);
        runTo(length);
    }

    private long moment(int length) {
        // Half of it in few busy moments, so that edits meet.
        long at = random.nextInt(length);
        return random.nextBoolean() ? at : at - at % 3_000_000 + random.nextInt(200_000);
    }

    private void plan(int length, int atMost, Runnable trouble) {
        int times = random.nextBoolean() ? 0 : random.nextInt(atMost + 1);
        for (int i = 0; i < times; i++) {
            agenda.in(random.nextInt(length), trouble);
        }
    }

    private Window any() {
        return windows.get(random.nextInt(windows.size()));
    }

    private void loseLine(Window window) {
        Road road = window.road();
        if (road != null && !road.isOver()) {
            window.cutLine();
        }
    }

    private void goOffline(Window window) {
        window.reachable(false);
        loseLine(window);
        agenda.in(random.nextInt(10_000_000), () -> window.reachable(true));
    }

    private void close(Window window, boolean killed) {
        if (!window.isOpen()) {
            return;
        }
        if (killed) {
            window.kill();
        } else {
            window.close();
        }
        agenda.in(random.nextInt(4_000_000), () -> ensureOpen(window));
    }

    private void crashServer() {
        if (server.isUp()) {
            server.crashed(random.nextBoolean());
            serverDown();
        }
    }

    private void stopServer() {
        if (server.isUp()) {
            server.stop();
            serverDown();
        }
    }

    private void serverDown() {
        if (server.isHealthy() && !calm && random.nextInt(3) == 0) {
            server.editByHand(this::byHand);
        }
        agenda.in(random.nextInt(4_000_000), this::startServer);
    }

    private void startServer() {
        if (!server.isUp()) {
            server.start();
            if (!server.isUp()) {
                agenda.in(1_000_000, this::startServer);
            }
        }
    }

    private String byHand(String text) {
        int from = border(text, random.nextInt(text.length() + 1));
        int to = border(text, Math.min(text.length(), from + random.nextInt(5)));
        ledger.deletes(text.substring(from, to));
        String typed = random.nextInt(3) == 0 ? "" : ledger.fresh("hand", agenda.now(), random.nextBoolean());
        return text.substring(0, from) + typed + text.substring(to);
    }

    private static int border(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private void fillDisk() {
        server.disk().full(true);
        server.healthy(false);
        agenda.in(random.nextInt(8_000_000), this::healDisk);
    }

    private void sickenDisk() {
        server.disk().sick(true);
        server.healthy(false);
        agenda.in(random.nextInt(3_000_000), this::healDisk);
    }

    private void healDisk() {
        server.disk().full(false);
        server.disk().sick(false);
        server.healthy(true);
    }

    private void runTo(long end) {
        while (step(end)) {
            // until nothing is planned for before that time
        }
    }

    private boolean step(long end) {
        try {
            return agenda.step(end);
        } catch (Crash crash) {
            server.crashed(random.nextBoolean());
            serverDown();
            return true;
        }
    }

    private void settle() {
        calm = true;
        healDisk();
        server.disk().crashAfter(-1);
        windows.forEach(window -> window.reachable(true));
        windows.forEach(this::ensureOpen);
        startServer();
        long limit = agenda.now() + SETTLED_AT_LATEST;
        do {
            runTo(agenda.now() + Agenda.millis(1_000));
            assertThat(agenda.now())
                    .as(
                            "all is saved in time: %s, %s",
                            server.isUp() ? "the server is up" : "the server is down",
                            windows.stream().map(Window::state).toList())
                    .isLessThan(limit);
        } while (!server.isUp() || !server.isIdle() || !windows.stream().allMatch(Window::isSaved));
        windows.forEach(Window::showCaret);
        runTo(agenda.now() + Agenda.millis(30_000));
    }

    private void check() throws IOException {
        String text = server.text();
        for (Window window : windows) {
            assertThat(window.text()).as("the text at %s", window.name()).isEqualTo(text);
            assertThat(window.model().notice()).isEmpty();
            checkPeople(window);
        }
        server.stop();
        assertThat(Files.readString(server.temp())).as("temp.txt").isEqualTo(text);
        ledger.check(history(), text);
        server.start();
        assertThat(server.text()).as("the text after a start").isEqualTo(text);
    }

    private void checkPeople(Window window) {
        assertThat(window.model().people())
                .as("who %s sees", window.name())
                .extracting(Participant::name)
                .containsExactlyInAnyOrderElementsOf(
                        windows.stream().map(Window::name).toList());
        for (Participant person : window.model().people()) {
            Window other = windows.stream()
                    .filter(one -> one.name().equals(person.name()))
                    .findFirst()
                    .orElseThrow();
            if (!person.own()) {
                assertThat(List.of(person.position(), person.anchor()))
                        .as("the caret of %s at %s", other.name(), window.name())
                        .isEqualTo(List.of(
                                other.screen().position(), other.screen().anchor()));
            }
        }
    }

    private List<EditorEvent.Changed> history() throws IOException {
        List<EditorEvent.Changed> history = new ArrayList<>();
        try (FileJournal journal = FileJournal.open(server.journal())) {
            journal.replay((position, entries) -> {
                for (JsonNode entry : Wire.parseAny(entries)) {
                    if (entry.path("type").asText().equals("change")) {
                        history.add((EditorEvent.Changed) Wire.decode((ObjectNode) entry, EditorEvent.class));
                    }
                }
                return true;
            });
        }
        return history;
    }
}
