package roundtable.server.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import roundtable.protocol.EditorEvent.Changed;
import roundtable.protocol.change.Change;

/** The latest revisions of a document, which is as far back as an edit can be rebased. */
final class Revisions {
    /** How many are kept at least. */
    static final int KEPT = 10_000;

    private record EditKey(long client, String edit) {}

    /** Revision {@code first + i} is the i-th. Trimmed by the half when it is twice as long as it has to be. */
    private final List<Changed> latest = new ArrayList<>();

    private final Map<EditKey, Long> byEdit = new HashMap<>();
    private long first = 1;

    void add(Changed changed) {
        if (latest.isEmpty()) {
            first = changed.revision();
        }
        latest.add(changed);
        byEdit.putIfAbsent(new EditKey(changed.client(), changed.edit()), changed.revision());
        if (latest.size() >= 2 * KEPT) {
            List<Changed> old = latest.subList(0, latest.size() - KEPT);
            for (Changed one : old) {
                byEdit.remove(new EditKey(one.client(), one.edit()), one.revision());
            }
            first += old.size();
            old.clear();
        }
    }

    /** Takes the last one back, which could not be stored. */
    void removeLast() {
        Changed last = latest.removeLast();
        byEdit.remove(new EditKey(last.client(), last.edit()), last.revision());
    }

    /** Whether all revisions after {@code revision} are here. */
    boolean reachBackTo(long revision) {
        return revision + 1 >= first;
    }

    Change change(long revision) {
        return get(revision).change();
    }

    Changed get(long revision) {
        return latest.get(Math.toIntExact(revision - first));
    }

    /** A copy of the revisions {@code from + 1} to {@code to}. */
    List<Changed> between(long from, long to) {
        return List.copyOf(latest.subList(Math.toIntExact(from + 1 - first), Math.toIntExact(to + 1 - first)));
    }

    /** The revision that the edit became, if it is among those after {@code base}. */
    OptionalLong find(long client, String edit, long base) {
        Long revision = byEdit.get(new EditKey(client, edit));
        return revision != null && revision > base ? OptionalLong.of(revision) : OptionalLong.empty();
    }
}
