package roundtable.client.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import roundtable.client.editor.Drafts;
import roundtable.client.editor.EditorController;
import roundtable.client.editor.EditorModel;
import roundtable.client.editor.LocalCopies;
import roundtable.client.editor.Participant;
import roundtable.client.editor.Time;
import roundtable.client.link.OtherLines;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.client.link.Tokens;
import roundtable.client.simulation.disk.SimulatedDisk;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.SessionRequest;
import roundtable.protocol.Wire;
import roundtable.protocol.change.Change;

/** Somebody's window: the real link, controller and drafts, on a network that breaks, closed or killed and opened again. */
final class Window {
    private static final ServerAddress ADDRESS = new ServerAddress("simulated", 1);
    private static final String[] FILLERS = {"\n", "\"", "\\", "\u0001", "\r\n", "\t"};

    private final Agenda agenda;
    private final Random random;
    private final ServerSite server;
    private final Ledger ledger;
    private final String name;
    private final SimulatedDisk disk;
    private final Tokens tokens = Tokens.inMemory();
    private boolean reachable = true;
    private boolean cutNext;
    private int starts;
    /** The text that it was closed on, or null. */
    private String kept;
    /** Where the caret was when the window was last told of it. */
    private int told;

    private Opened opened;

    Window(Agenda agenda, Random random, ServerSite server, Ledger ledger, String name) {
        this.agenda = agenda;
        this.random = random;
        this.server = server;
        this.ledger = ledger;
        this.name = name;
        disk = new SimulatedDisk(random);
    }

    /** The window from its being opened to its end. */
    private final class Opened implements Time {
        final Worker events = new Worker(agenda, random, 2_000);
        final Worker writer = new Worker(agenda, random, 20_000);
        final Executor delivery = task -> events.execute(() -> {
            task.run();
            checkCarets();
        });
        final Screen screen = new Screen(ledger);
        final EditorModel model = new EditorModel();
        final ServerLink link = OtherLines.link(delivery, tokens, random, stay -> new Keeper(this, stay).tryIt());
        final Drafts drafts = new Drafts(disk.root().resolve("drafts"), delivery, writer);
        final EditorController controller = new EditorController(
                link,
                delivery,
                model,
                new LocalCopies(disk.root().resolve("copies"), Clock.systemUTC()),
                drafts,
                "temp.txt",
                name + ++starts,
                this);
        Road road;
        Guest other;
        boolean over;

        @Override
        public long nanos() {
            return TimeUnit.MICROSECONDS.toNanos(agenda.now());
        }

        @Override
        public void after(Duration pause, Executor executor, Runnable task) {
            agenda.in(TimeUnit.NANOSECONDS.toMicros(pause.toNanos()), () -> executor.execute(task));
        }

        private void checkCarets() {
            for (Participant person : model.people()) {
                if (person.isPlaced() && !person.own()) {
                    screen.check("the caret of " + person.name() + " at " + name, person.position());
                    screen.check("the anchor of " + person.name() + " at " + name, person.anchor());
                }
            }
        }
    }

    /** Brings the window's line up, again and again. */
    private final class Keeper {
        private final Opened mine;
        private final OtherLines.Stay stay;

        Keeper(Opened mine, OtherLines.Stay stay) {
            this.mine = mine;
            this.stay = stay;
        }

        void tryIt() {
            if (isWanted()) {
                if (reachable && server.isUp()) {
                    new Attempt(this);
                } else {
                    stay.failed("not reachable");
                    later();
                }
            }
        }

        private boolean isWanted() {
            return !mine.over && !stay.isOver();
        }

        private void later() {
            agenda.in(TimeUnit.NANOSECONDS.toMicros(stay.pause().toNanos()), this::tryIt);
        }
    }

    /** One connection, from hello to its end. */
    private final class Attempt implements Road.End {
        private final Keeper keeper;
        private final Road road;
        private long client;
        private boolean welcomed;
        private boolean ended;

        Attempt(Keeper keeper) {
            this.keeper = keeper;
            Guest[] guest = new Guest[1];
            road = new Road(agenda, random, this, line -> guest[0].arrived(line));
            guest[0] = server.accept(road);
            keeper.mine.other = guest[0];
            keeper.mine.road = road;
            road.say(Wire.encode(keeper.stay.hello()));
        }

        @Override
        public void arrived(ObjectNode line) {
            if (ended || !keeper.isWanted()) {
                return;
            }
            if (welcomed) {
                ledger.told(client, line);
                if (!line.path("type").asText().equals("closing")) {
                    keeper.stay.arrived(line);
                }
            } else if (Wire.decode(line, SessionEvent.class) instanceof SessionEvent.Welcome welcome) {
                welcomed = true;
                client = welcome.client();
                keeper.stay.up(welcome, this::say, this::leave);
            }
        }

        private boolean say(byte[] line) {
            boolean said = road.say(line);
            if (cutNext && opened != null && !road.isOver()) {
                cutNext = false;
                cutLine();
            }
            return said;
        }

        private void leave() {
            road.say(Wire.encode(new SessionRequest.Bye()));
            road.leave(true);
        }

        @Override
        public void ended() {
            if (!ended && keeper.isWanted()) {
                if (welcomed) {
                    keeper.stay.down("broken");
                } else {
                    keeper.stay.failed("broken");
                }
                keeper.later();
            }
            ended = true;
        }
    }

    boolean isOpen() {
        return opened != null;
    }

    void open() {
        opened = new Opened();
        opened.screen.expect(kept);
        kept = null;
        opened.controller.show(opened.screen);
        opened.link.connect(ADDRESS, name);
    }

    /** Closed as one closes a window: all that was typed is kept. */
    void close() {
        Opened closing = opened;
        opened = null;
        boolean linkFirst = random.nextBoolean();
        if (linkFirst) {
            closing.link.close();
        }
        closing.controller.close();
        closing.drafts.close();
        if (!linkFirst) {
            closing.link.close();
        }
        kept = closing.screen.isShown() ? closing.screen.text() : null;
        end(closing);
    }

    /** Its process is killed: what was not yet written is lost. */
    void kill() {
        Opened killed = opened;
        opened = null;
        ledger.killed(this, killed.writer.isIdle() ? Long.MAX_VALUE : killed.writer.behindSince());
        end(killed);
    }

    private void end(Opened ended) {
        ended.over = true;
        if (ended.road != null && !ended.road.isOver()) {
            ended.road.leave(false);
            agenda.in(ended.road.untilHeard() + random.nextInt(6_000_000), ended.other::ended);
        }
        ended.events.die();
        ended.writer.die();
        disk.restart(false);
    }

    /** The network between it and the server breaks, or comes back. */
    void reachable(boolean isReachable) {
        reachable = isReachable;
    }

    /** The network loses its connection as soon as something is under way on it. */
    void cutNextLine() {
        cutNext = true;
    }

    /** The network loses its connection. */
    void cutLine() {
        opened.road.cut(opened.other::ended);
    }

    Road road() {
        return opened == null ? null : opened.road;
    }

    /** One of the things that people do in an editor. */
    void act() {
        if (opened == null || opened.model.safety() == EditorModel.Safety.CLOSED) {
            return;
        }
        switch (random.nextInt(14)) {
            case 0, 1 -> replace(0, random.nextInt(8));
            case 2 -> replace(1 + random.nextInt(3), random.nextInt(12));
            case 3 -> replace(20 + random.nextInt(60), 0);
            case 4 -> opened.controller.undo();
            case 5 -> opened.controller.redo();
            case 6 -> moveCaret();
            case 7 -> deleteBack();
            default -> type();
        }
        opened.checkCarets();
    }

    private String fresh(int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            text.append(ledger.fresh(this, agenda.now(), random.nextInt(4) == 0));
            if (random.nextInt(12) == 0) {
                text.append(FILLERS[random.nextInt(FILLERS.length)]);
            }
        }
        return text.toString();
    }

    private void type() {
        Screen screen = opened.screen;
        int from = Math.min(screen.position(), screen.anchor());
        edit(from, Math.max(screen.position(), screen.anchor()) - from, fresh(1));
    }

    private void deleteBack() {
        int at = opened.screen.position();
        int from = opened.screen.border(Math.max(0, at - 1));
        edit(from, at - from, "");
    }

    private void replace(int characters, int length) {
        int from = somewhere();
        int to = opened.screen.border(Math.min(opened.screen.text().length(), from + length));
        edit(from, to - from, fresh(characters));
    }

    private void moveCaret() {
        int position = somewhere();
        int anchor = random.nextInt(3) == 0 ? somewhere() : position;
        placeCaret(position, anchor);
    }

    private void placeCaret(int position, int anchor) {
        opened.screen.select(position, anchor);
        opened.controller.caretMoved(position, anchor);
        told = position;
    }

    private int somewhere() {
        return opened.screen.border(random.nextInt(opened.screen.text().length() + 1));
    }

    private void edit(int from, int length, String text) {
        Change change = Change.replace(from, length, text);
        if (change.isNone()) {
            return;
        }
        Screen screen = opened.screen;
        Change inverse = change.invert(screen.text());
        int position = screen.position();
        int anchor = screen.anchor();
        int after = from + text.length();
        screen.edit(change, after, after);
        told = after;
        opened.controller.typed(change, inverse, new EditorController.Selections(position, anchor, after, after));
    }

    boolean isSaved() {
        return opened.model.safety() == EditorModel.Safety.SAVED
                && opened.events.isIdle()
                && opened.road != null
                && opened.road.isQuiet();
    }

    /** Puts the caret somewhere, for all to see; perhaps at the number where it was when they were last told of it. */
    void showCaret() {
        if (random.nextBoolean() && told <= opened.screen.text().length() && opened.screen.border(told) == told) {
            placeCaret(told, told);
        } else {
            moveCaret();
        }
    }

    String state() {
        return name + ": "
                + (opened == null
                        ? "closed"
                        : opened.model.safety() + ", " + opened.model.waiting() + " waiting, " + opened.model.reason());
    }

    /** The name that the server gave. */
    String name() {
        return opened.link.state().name().orElse(name);
    }

    String text() {
        return opened.screen.text();
    }

    EditorModel model() {
        return opened.model;
    }

    Screen screen() {
        return opened.screen;
    }
}
