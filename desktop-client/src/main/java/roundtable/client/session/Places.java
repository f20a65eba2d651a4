package roundtable.client.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import roundtable.client.discovery.Finder;
import roundtable.client.discovery.Found;
import roundtable.client.settings.Settings;

/** Where there is something to join: the sessions found on the network, and the servers joined before. For the event thread. */
public final class Places {
    private static final int MOST_RECENT = 8;

    private final Settings settings;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Search search;
    private List<Found> found = List.of();
    /** Null while nobody looks. */
    private Finder.Looking looking;

    /** How sessions on the network are looked for. */
    @FunctionalInterface
    public interface Search {
        /** Tells the sessions that there are, on the event thread, until that is closed. */
        Finder.Looking look(Consumer<List<Found>> listener);
    }

    /** Places of which the recent ones are kept in those settings. */
    public Places(Settings settings, Search search) {
        this.settings = settings;
        this.search = search;
    }

    /** Looks for sessions on the network from now on, or no more; what was found last stays until the next look. */
    public void look(boolean now) {
        if (now && looking == null) {
            looking = search.look(this::found);
        } else if (!now && looking != null) {
            looking.close();
            looking = null;
        }
    }

    /** Runs {@code listener} after each change. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** The sessions on the network, in the order in which they are to stand. */
    public List<Found> found() {
        return found;
    }

    private void found(List<Found> now) {
        if (!now.equals(found)) {
            found = List.copyOf(now);
            tell();
        }
    }

    /** The addresses that were joined before, as typed, the latest first. */
    public List<String> recent() {
        return settings.recent();
    }

    /** A server was joined. */
    public void joined(String typed) {
        List<String> now = new ArrayList<>(settings.recent());
        now.remove(typed);
        now.addFirst(typed);
        keep(now.subList(0, Math.min(now.size(), MOST_RECENT)));
    }

    /** That one is not wanted in the list any more. */
    public void forget(String typed) {
        List<String> now = new ArrayList<>(settings.recent());
        if (now.remove(typed)) {
            keep(now);
        }
    }

    private void keep(List<String> now) {
        if (!now.equals(settings.recent())) {
            settings.recent(now);
            settings.store();
            tell();
        }
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
