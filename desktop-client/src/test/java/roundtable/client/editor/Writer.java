package roundtable.client.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.change.Change;

/** Someone who types into a synced text over a line that delays, breaks and loses what is on it. */
final class Writer {
    private static final String[] WORDS = {"a", "bc", "😀", "\r\n", "x\ty", "🇮🇳"};

    private final OrderingServer server;
    private final String name;
    private SyncedText synced;
    private Confirmed confirmed;
    private String text;
    private int starts;
    private boolean online = true;
    /** What is on its way to the server, and the revision up to which the server has told this writer. */
    private final Deque<EditorRequest.Edit> outgoing = new ArrayDeque<>();

    private long told;

    Writer(OrderingServer server, String name) {
        this.server = server;
        this.name = name;
        this.text = server.first();
        this.synced = SyncedText.of("t", name + ".0").opened("e", 0);
        this.confirmed = Confirmed.of(text);
    }

    String text() {
        return text;
    }

    boolean inStep() {
        return synced.isInStep();
    }

    void step(Random random) {
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> type(random);
            case 3 -> send();
            case 4 -> deliver();
            case 5, 6 -> hear();
            case 7 -> startAgain(random);
            default -> breakOrMend(random);
        }
    }

    private void type(Random random) {
        int from = border(random.nextInt(text.length() + 1));
        int to = border(Math.min(text.length(), from + random.nextInt(6)));
        String word = random.nextInt(3) == 0 ? "" : WORDS[random.nextInt(WORDS.length)];
        Change change = Change.replace(from, to - from, word);
        text = change.apply(text);
        synced = synced.typed(change);
    }

    private int border(int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private void send() {
        if (online) {
            synced.next().ifPresent(sending -> {
                synced = sending.then();
                outgoing.add(sending.edit());
            });
        }
    }

    private void deliver() {
        if (!outgoing.isEmpty()) {
            server.take(outgoing.poll());
        }
    }

    /** Takes one event off the line: an accepted for the own edit, a change for another's. */
    private void hear() {
        if (!online) {
            return;
        }
        Optional<EditorEvent.Changed> event = server.since(told).stream().findFirst();
        event.ifPresent(changed -> {
            told = changed.revision();
            if (changed.edit().startsWith(name)) {
                EditorEvent.Accepted accepted = new EditorEvent.Accepted("t", changed.revision(), changed.edit());
                confirmed.apply(synced.flown(accepted));
                synced = synced.accepted(accepted);
            } else {
                take(changed);
            }
        });
    }

    private void take(EditorEvent.Changed changed) {
        SyncedText.Received received = synced.received(changed);
        synced = received.then();
        confirmed.apply(changed.change());
        text = received.change().apply(text);
    }

    /** The window is closed and opened again: what was kept is all that is left. */
    private void startAgain(Random random) {
        if (online) {
            breakOrMend(random);
        }
        if (random.nextInt(4) == 0) {
            Draft draft = synced.draft(confirmed.kept());
            assertThat(draft.screen()).isEqualTo(text);
            synced = SyncedText.of("t", name + "." + ++starts).restored(draft);
            confirmed = Confirmed.of(draft.base());
            text = draft.screen();
        }
    }

    /** A break may lose what is under way; the one edit may have reached the server, or not, or reach it late. */
    private void breakOrMend(Random random) {
        if (online) {
            if (random.nextBoolean()) {
                deliver();
            }
            if (random.nextBoolean()) {
                outgoing.clear(); // else a copy comes to the server yet, after the line is up again
            }
            online = false;
        } else {
            mend();
        }
    }

    private void mend() {
        List<EditorEvent.Changed> missed = server.since(synced.revision());
        SyncedText.Received received = synced.caughtUp(missed);
        synced = received.then();
        confirmed.apply(Change.composeAll(
                missed.stream().map(EditorEvent.Changed::change).toList()));
        text = received.change().apply(text);
        told = synced.revision();
        synced.again().ifPresent(outgoing::add);
        online = true;
    }

    void typeMuch(Random random, int edits) {
        for (int i = 0; i < edits; i++) {
            type(random);
        }
    }

    /** Sends the next edit; the line breaks after the server has it, and before it answers. */
    void sendLost() {
        send();
        deliver();
        online = false;
    }

    void hearAll() {
        while (told < server.since(0).size()) {
            hear();
        }
    }

    /** Brings everything to its end. */
    void settle() {
        if (!online) {
            mend();
        }
        do {
            send();
            deliver();
            hearAll();
        } while (!synced.isInStep());
    }
}
