package roundtable.server.peers;

/** The search for a leader, while a node has none: which addresses it tries, and when it has sought long enough. */
final class Search {
    private final Self self;
    private final Lines lines;
    private final Membership membership;
    private final Contacts contacts;
    private final Deeds deeds;
    private long since;
    /** Whether it is yet to be found out who there is, as at the start; else the nodes are known. */
    private boolean atAll = true;

    Search(Self self, Lines lines, Membership membership, Contacts contacts, Deeds deeds) {
        this.self = self;
        this.lines = lines;
        this.membership = membership;
        this.contacts = contacts;
        this.deeds = deeds;
        since = deeds.now();
    }

    /** It begins: {@code anybody} is sought, or else the lowest of those that are known to be up. */
    void begin(boolean anybody) {
        atAll = anybody;
        since = deeds.now();
        contacts.hurry(deeds.now());
    }

    /** There is a leader; whether everybody had been sought. */
    boolean end() {
        boolean everybody = atAll;
        atAll = false;
        return everybody;
    }

    /** Whether nobody of a lower id is there, or may be. */
    boolean isInVain() {
        if (lines.lowestBelow(self.node()) != 0) {
            return false;
        }
        long sought = deeds.now() - since;
        if (sought >= Timing.PATIENCE) {
            return true;
        }
        boolean introducing = lines.all().stream().anyMatch(line -> !line.introduced());
        if (!atAll) {
            return membership.lowestUpBelow() == 0 && !introducing;
        }
        boolean all = contacts.all().stream().allMatch(Contacts.Contact::tried) && !introducing;
        // Where there is nobody to look for, others come by themselves; who listens for others lets them speak first.
        boolean settled = contacts.all().isEmpty() ? !self.discovers() : sought >= Timing.SETTLING;
        return sought >= Timing.FIRST_LOOK || all && settled;
    }

    /** Whether that address is to be tried. */
    boolean includes(Contacts.Contact contact) {
        int candidate = atAll ? 0 : membership.lowestUpBelow();
        return candidate == 0 || contact.node == candidate;
    }
}
