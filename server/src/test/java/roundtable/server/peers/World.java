package roundtable.server.peers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** All sites and the cables between them, in simulated time. */
final class World {
    static final int PORT = 8090;

    private final Agenda agenda = new Agenda();
    private final Random random;
    private final List<Site> sites = new ArrayList<>();
    private final List<Cable> cables = new ArrayList<>();
    private final Set<Long> lives = new HashSet<>();
    private final List<String> log = new ArrayList<>();

    private boolean listening;
    private boolean calm;

    World(Random random) {
        this.random = random;
    }

    Agenda agenda() {
        return agenda;
    }

    List<Site> sites() {
        return sites;
    }

    List<Site> up() {
        return sites.stream().filter(Site::isUp).toList();
    }

    void add(Site site) {
        sites.add(site);
    }

    void log(String text) {
        log.add(agenda.now() + " " + text);
    }

    /** What is said in a time in which there should be nothing to say goes into the log. */
    void hear(String text) {
        if (listening) {
            log(text);
        }
    }

    void listen(boolean yes) {
        listening = yes;
    }

    /** From now on new connections are as quick as in one room. */
    void calmDown() {
        calm = true;
    }

    List<String> log() {
        return log;
    }

    /** That number, or the next one that is no other life's: real ones hold microseconds, in effect. */
    long newLife(long started) {
        long life = started;
        while (!lives.add(life)) {
            life++;
        }
        return life;
    }

    void dial(Site from, String address) {
        Site to = sites.stream()
                .filter(site -> site.address.equals(address))
                .findFirst()
                .orElse(null);
        int there = 1 + random.nextInt(30);
        agenda.in(there, () -> {
            boolean answers = to != null && to.isUp();
            if (to != null && !from.reaches(to)) {
                agenda.in(2_000, () -> from.notReached(address));
            } else if (!answers) {
                // A machine without a server says so; one without power says nothing.
                agenda.in(to != null && to.isOff() ? 2_000 : there, () -> from.notReached(address));
            } else if (from.isUp()) {
                Cable cable = new Cable(agenda, random, from, to, !calm && random.nextInt(8) == 0 ? 400 : 30);
                cables.removeIf(Cable::isOver);
                cables.add(cable);
                agenda.in(there, () -> from.reached(cable.opener(), address));
            }
        });
    }

    List<Cable> cables() {
        cables.removeIf(Cable::isOver);
        return cables;
    }

    /** All reach each other again. Of the connections that were cut off some have not survived it. */
    void heal() {
        sites.forEach(site -> site.group(0));
        for (Cable cable : List.copyOf(cables())) {
            if (random.nextInt(3) == 0) {
                cable.breakUp();
            }
        }
    }
}
