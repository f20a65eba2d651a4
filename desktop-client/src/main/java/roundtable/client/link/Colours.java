package roundtable.client.link;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import roundtable.protocol.ChatEvent;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.Message;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.SessionRequest;

/**
 * Which colour is whose at the present server: the one that the server told last, on whatever service; for whom it told none, one
 * by the person's number. For the delivery thread.
 */
public final class Colours {
    private final Map<Long, Integer> told = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** The colour of the person of that number, 1 to 8. */
    public int of(long client) {
        return told.getOrDefault(client, 1 + Math.floorMod(client, SessionRequest.COLOURS));
    }

    /** Runs {@code listener} each time that somebody has another colour than before. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** The next people are those of another server. */
    void forget() {
        told.clear();
    }

    void learn(Message.Event event) {
        switch (event) {
            case SessionEvent.Welcome welcome -> learn(welcome.client(), welcome.colour());
            case EditorEvent.Person person -> learn(person.client(), person.colour());
            case ChatEvent.Person person -> learn(person.client(), person.colour());
            case EditorEvent.Document document -> learn(document.people());
            case EditorEvent.Changes changes when changes.people() != null -> learn(changes.people());
            case ChatEvent.Joined joined -> joined.people().forEach(person -> learn(person.client(), person.colour()));
            default -> {
                // No person's colour is in it.
            }
        }
    }

    private void learn(List<EditorEvent.Present> people) {
        people.forEach(person -> learn(person.client(), person.colour()));
    }

    private void learn(long client, Integer colour) {
        if (colour == null || colour < 1 || colour > SessionRequest.COLOURS) {
            return;
        }
        boolean another = of(client) != colour;
        told.put(client, colour);
        if (another) {
            listeners.forEach(Runnable::run);
        }
    }
}
