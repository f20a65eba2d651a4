package roundtable.server.files;

import static java.lang.System.Logger.Level.WARNING;

import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import roundtable.protocol.Visible;

/**
 * Says in the log what lies in the shelf's folder and is not on the shelf: each thing once, for as long as it lies there.
 * What is seen under a lock is written outside it.
 */
final class AsideLog {
    private static final System.Logger LOG = System.getLogger("roundtable.files");

    /** Lines at a time; who copies a tree of folders into the shelf need not read them all. */
    private static final int MOST_LINES = 20;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private Set<Aside.Thing> said = Set.of();

    /** What is aside now; one call after the other. */
    void see(List<Aside.Thing> now) {
        Set<Aside.Thing> all = new HashSet<>(now);
        List<Aside.Thing> news =
                now.stream().filter(thing -> !said.contains(thing)).toList();
        news.stream().limit(MOST_LINES).forEach(thing -> lines.add(sentence(thing)));
        if (news.size() > MOST_LINES) {
            lines.add("Nor are " + (news.size() - MOST_LINES) + " others in its folder");
        }
        said = all;
    }

    private static String sentence(Aside.Thing thing) {
        return "\"" + Visible.escaped(thing.name()) + "\" is not on the shelf: "
                + thing.why().words();
    }

    /** Writes what has been seen since. */
    void write() {
        for (String line = lines.poll(); line != null; line = lines.poll()) {
            LOG.log(WARNING, "{0}", line);
        }
    }
}
