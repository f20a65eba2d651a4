package roundtable.client.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import roundtable.client.link.Tap;
import roundtable.protocol.Service;

/**
 * What the drawer shows: the lines of the log that pass the filter, as they come, unless it is paused. While it is closed nobody
 * hears the tap. For the delivering thread alone.
 */
public final class WireModel {
    /** Is told what changed. */
    public interface Listener {
        /** So many lines are gone from the front, and so many have come at the end. */
        default void moved(int gone, int come) {}

        /** One line has other values. */
        default void changed(int row) {}

        /** They are all other lines. */
        default void rebuilt() {}

        /** Paused or not, how many wait, how many there are. */
        default void stateChanged() {}
    }

    private final Tap tap;
    private final WireLog log;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    /** All that was read and is kept, and of it what passes the filter; both by their numbers. */
    private final List<Entry> known = new ArrayList<>();

    private final List<Entry> shown = new ArrayList<>();
    private Filter filter = Filter.of(EnumSet.allOf(Service.class), false, "");
    private Set<Service> tab = EnumSet.allOf(Service.class);
    private boolean allServices;
    private boolean paused;
    private long read;
    private long waiting;

    /**
     * @param later runs what it is given on the delivering thread a moment later, so that lines which come fast are shown many
     *     at once
     */
    public WireModel(Tap tap, Executor later) {
        this.tap = tap;
        this.log = new WireLog(() -> later.execute(this::refresh));
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Looks on from now on. */
    public void open() {
        log.gap();
        tap.listen(log);
        refresh();
    }

    /** Looks on no more; what was seen is kept. */
    public void close() {
        tap.listen(null);
    }

    /** The lines that are shown, oldest first. */
    public List<Entry> shown() {
        return Collections.unmodifiableList(shown);
    }

    /** How many lines of the chosen services there are that are not shown. */
    public int hidden() {
        return (int) known.stream().filter(filter::concerns).count() - shown.size();
    }

    public boolean paused() {
        return paused;
    }

    /** How many lines came since the pause began, of whatever service. */
    public long waiting() {
        return waiting;
    }

    public boolean allServices() {
        return allServices;
    }

    /** Shows the lines of these services, those of the tab in sight, unless all are wanted. */
    public void tab(Set<Service> services) {
        tab = services;
        filter(filter.typed(), filter.pings(), allServices);
    }

    /** Shows what passes. */
    public void filter(String typed, boolean pings, boolean all) {
        allServices = all;
        Filter next = Filter.of(all ? EnumSet.allOf(Service.class) : tab, pings, typed);
        if (next.services().equals(filter.services())
                && next.pings() == filter.pings()
                && typed.equals(filter.typed())) {
            return;
        }
        filter = next;
        rebuild();
    }

    /** Stops or goes on. */
    public void pause(boolean on) {
        paused = on;
        refresh();
        listeners.forEach(Listener::stateChanged);
    }

    /** Forgets everything. */
    public void clear() {
        log.clear();
        known.clear();
        read = log.total();
        waiting = 0;
        rebuild();
    }

    /** Takes what came. */
    void refresh() {
        if (paused) {
            waiting = log.total() - read;
            listeners.forEach(Listener::stateChanged);
            return;
        }
        WireLog.News news = log.read(read);
        read = news.total();
        waiting = 0;
        known.subList(0, upTo(known, news.first())).clear();
        known.addAll(news.added());
        int gone = upTo(shown, news.first());
        shown.subList(0, gone).clear();
        int before = shown.size();
        news.added().stream().filter(filter).forEach(shown::add);
        int come = shown.size() - before;
        if (gone > 0 || come > 0) {
            listeners.forEach(listener -> listener.moved(gone, come));
        }
        news.changed().forEach(this::replace);
        listeners.forEach(Listener::stateChanged);
    }

    private void replace(Entry entry) {
        place(known, entry.number()).ifPresent(at -> known.set(at, entry));
        place(shown, entry.number()).ifPresent(at -> {
            shown.set(at, entry);
            listeners.forEach(listener -> listener.changed(at));
        });
    }

    private void rebuild() {
        shown.clear();
        known.stream().filter(filter).forEach(shown::add);
        listeners.forEach(Listener::rebuilt);
        listeners.forEach(Listener::stateChanged);
    }

    /** How many of the entries have smaller numbers. */
    private static int upTo(List<Entry> entries, long number) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Optional<Integer> place(List<Entry> entries, long number) {
        int at = upTo(entries, number);
        return at < entries.size() && entries.get(at).number() == number ? Optional.of(at) : Optional.empty();
    }

    /** The entry of that number, if it is still kept. */
    public Optional<Entry> entry(long number) {
        return place(known, number).map(known::get);
    }

    /** The row of the entry of that number, if it is shown. */
    public Optional<Integer> row(long number) {
        return place(shown, number);
    }

    /** The request that raw bytes belong to: the last one for a file on their connection before them. */
    Optional<Entry> transferOf(Entry raw) {
        return known.stream()
                .filter(entry -> entry.number() < raw.number()
                        && entry.kind() == Entry.Kind.LINE
                        && entry.isSent()
                        && entry.source().number() == raw.source().number()
                        && (entry.type().equals("get") || entry.type().equals("put")))
                .reduce((before, later) -> later);
    }

    /** The entries as a command that says the same by nc; empty where they cannot be said again. */
    public Optional<Snippet> nc(List<Entry> entries, String name) {
        return snippet(new Scripts(this, name).of(entries), true);
    }

    /** The same as a program in Python. */
    public Optional<Snippet> python(List<Entry> entries, String name) {
        return snippet(new Scripts(this, name).of(entries), false);
    }

    private static Optional<Snippet> snippet(List<Script> scripts, boolean nc) {
        return scripts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Snippet(
                        nc ? NcCommand.of(scripts) : PythonProgram.of(scripts),
                        scripts.stream().anyMatch(Script::needsCode),
                        nc && scripts.stream().anyMatch(script -> script.kind() == Script.Kind.PUT)));
    }

    /**
     * Something to paste.
     *
     * @param needsCode whether the person has to put a join code in
     * @param offersOnly whether it leaves out the bytes of an upload
     */
    public record Snippet(String text, boolean needsCode, boolean offersOnly) {}

    /** The first answer to that entry, if it came. */
    public Optional<Entry> answerTo(Entry request) {
        return known.stream()
                .filter(entry -> entry.request() == request.number())
                .findFirst();
    }
}
