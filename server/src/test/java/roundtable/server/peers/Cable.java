package roundtable.server.peers;

import java.util.ArrayDeque;
import java.util.Random;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.ProtocolException;

/**
 * A connection between two sites. What one end says arrives at the other in order, later; what is said on two connections
 * arrives in any order. It may break, and each end finds out at another time, or not at all.
 */
final class Cable {
    private final Agenda agenda;
    private final Random random;
    private final int slowest;
    private final End opener;
    private final End taker;

    private record Arrival(long at, Runnable what) {}

    /** One end of it, and what is on its way there. */
    final class End {
        final Site site;
        /** Its number there, or -1 before the site knows of it. */
        int line = -1;

        private boolean open = true;
        /** Nothing arrives any more. */
        private boolean broken;

        private long latest;
        private final ArrayDeque<Arrival> underWay = new ArrayDeque<>();

        private End(Site site) {
            this.site = site;
        }

        boolean isOpener() {
            return this == opener;
        }

        private End other() {
            return this == opener ? taker : opener;
        }

        /** Where the other end is, as this one sees it. */
        String otherHost() {
            return Whereabouts.host(other().site.address);
        }

        void send(NodeMessage message) {
            if (open) {
                other().later(() -> other().site.hears(other(), message));
            }
        }

        /** It arrives here, in order with all that was said before, and not while the two sites do not reach each other. */
        private void later(Runnable arrival) {
            if (!broken) {
                latest = Math.max(latest, agenda.now() + 1 + random.nextInt(slowest));
                underWay.add(new Arrival(latest, arrival));
                agenda.in(latest - agenda.now(), this::deliver);
            }
        }

        private void deliver() {
            while (open && !underWay.isEmpty() && underWay.peek().at <= agenda.now()) {
                if (!other().site.reaches(site)) {
                    agenda.in(50, this::deliver);
                    return;
                }
                underWay.poll().what.run();
            }
        }

        /** It is closed by its site; the other learns it after all that was said before. */
        void close(ProtocolException refusal) {
            if (open) {
                open = false;
                other().later(() -> {
                    if (refusal != null && other().isOpener()) {
                        other().site.refused(other(), refusal);
                    }
                    other().hangUp();
                });
            }
        }

        private void hangUp() {
            if (open) {
                open = false;
                site.closed(this);
            }
        }

        /** The process here is gone: its system says so at once, unless the whole machine is gone. */
        void lose(boolean silently) {
            open = false;
            if (!silently) {
                other().later(other()::hangUp);
            }
        }

        private void breakUp() {
            underWay.clear();
            broken = true;
            if (random.nextInt(4) != 0) {
                agenda.in(random.nextInt(random.nextBoolean() ? 5 : 1_500), this::hangUp);
            }
        }
    }

    Cable(Agenda agenda, Random random, Site from, Site to, int atMost) {
        this.agenda = agenda;
        this.random = random;
        slowest = 1 + random.nextInt(atMost);
        opener = new End(from);
        taker = new End(to);
    }

    End opener() {
        return opener;
    }

    boolean isOver() {
        return !opener.open && !taker.open;
    }

    /** Breaks; what is under way is lost. Each end finds out sooner or later, or has to find out by itself. */
    void breakUp() {
        opener.breakUp();
        taker.breakUp();
    }
}
