package roundtable.client.link;

import java.time.Duration;
import java.time.Instant;
import roundtable.client.link.LinkJournal.Kind;
import roundtable.protocol.Service;
import roundtable.protocol.SessionEvent;

/** Writes into the journal how it goes with the line to one service, and tells it on. For the thread that keeps the line up. */
final class Diary implements Upkeep.Watcher {
    private final LinkJournal journal;
    private final Service service;
    private final Visit visit;
    private final Upkeep.Watcher next;
    private boolean up;
    /** When the line broke that is being brought back; null before the first one. */
    private Instant broke;

    private int tries;
    private String why = "";

    Diary(LinkJournal journal, Service service, Visit visit, Upkeep.Watcher next) {
        this.journal = journal;
        this.service = service;
        this.visit = visit;
        this.next = next;
    }

    @Override
    public void trying() {
        tries++;
        if (broke == null && tries == 1 && service == Service.EDITOR) {
            journal.add(
                    service,
                    Kind.CONNECTING,
                    "journal.connecting",
                    visit.address().toString());
        }
        next.trying();
    }

    @Override
    public void connected(SessionEvent.Welcome welcome) {
        if (broke == null) {
            journal.add(service, Kind.CONNECTED, "journal.connected", welcome.name());
        } else {
            String away = Spans.words(Duration.between(broke, journal.now()));
            journal.add(service, Kind.CONNECTED, "journal.back", welcome.name(), away);
        }
        up = true;
        tries = 0;
        next.connected(welcome);
    }

    @Override
    public void lost(String reason) {
        if (up) {
            up = false;
            broke = journal.now();
            journal.add(service, Kind.LOST, "journal.lost", reason);
            why = "";
        } else {
            why = reason;
        }
        next.lost(reason);
    }

    @Override
    public void waiting(Duration pause) {
        // A try that was under way when its person left is no news: nothing is waited for.
        if (visit.over()) {
            return;
        }
        if (why.isEmpty()) {
            journal.add(service, Kind.TRYING, "journal.first-try", Spans.words(pause));
        } else {
            journal.add(service, Kind.TRYING, "journal.next-try", why, tries, Spans.words(pause));
        }
        next.waiting(pause);
    }

    @Override
    public void failed(String reason) {
        journal.add(service, Kind.FAILED, "journal.failed", reason);
        next.failed(reason);
    }

    @Override
    public void measured(Duration roundTrip) {
        next.measured(roundTrip);
    }
}
