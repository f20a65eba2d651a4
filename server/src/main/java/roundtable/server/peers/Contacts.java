package roundtable.server.peers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The addresses at which nodes are or may be, and when each is tried next. Those that this node was told at its start are
 * kept; what others merely said is forgotten after some failures, once they have left.
 */
final class Contacts {
    private static final int MOST = 2_000;
    private static final int FAILURES_OF_HEARSAY = 6;

    private final Map<String, Contact> contacts = new LinkedHashMap<>();
    private final SplittableRandom random;

    /** One address. */
    static final class Contact {
        final String address;
        /** The node that was found there last, or 0. */
        int node;

        private boolean kept;
        private boolean ourselves;
        private boolean dialling;
        private boolean tried;
        private int failures;
        private long next;

        private Contact(String address) {
            this.address = address;
        }

        boolean tried() {
            return tried || ourselves;
        }

        boolean dialling() {
            return dialling;
        }

        private boolean isVainHearsay() {
            return !kept && node == 0 && !dialling && failures >= FAILURES_OF_HEARSAY;
        }
    }

    Contacts(long seed) {
        random = new SplittableRandom(seed);
    }

    /** An address that is tried at {@code at} if it is new; returns false where there is no room for more. */
    boolean add(String address, boolean kept, long at) {
        Contact known = contacts.get(address);
        if (known == null) {
            if (contacts.size() >= MOST && !kept) {
                return false;
            }
            known = new Contact(address);
            known.next = at;
            contacts.put(address, known);
        }
        known.kept |= kept;
        return true;
    }

    /** Where a node is. */
    void foundAt(String address, int node, long at) {
        if (add(address, false, at)) {
            contacts.get(address).node = node;
        }
    }

    /** An address that is worth to be tried at once, unless it was in vain a moment ago. */
    void addUrgent(String address, long now) {
        if (add(address, false, now)) {
            Contact contact = contacts.get(address);
            if (contact.failures < 2) {
                contact.next = Math.min(contact.next, now);
            }
        }
    }

    Contact get(String address) {
        return contacts.get(address);
    }

    Collection<Contact> all() {
        return contacts.values();
    }

    List<String> kept() {
        return contacts.values().stream()
                .filter(contact -> contact.kept && !contact.ourselves)
                .map(contact -> contact.address)
                .toList();
    }

    /** Those whose time has come; whoever asks dials them. */
    List<Contact> due(long now) {
        List<Contact> due = new ArrayList<>();
        for (Contact contact : contacts.values()) {
            if (!contact.dialling && !contact.ourselves && contact.next <= now) {
                due.add(contact);
            }
        }
        return due;
    }

    void dialling(Contact contact) {
        contact.dialling = true;
    }

    /** A line to that address was opened and the node there has introduced itself. */
    void reached(String address, int node, long now) {
        Contact contact = contacts.get(address);
        if (contact != null) {
            contact.node = node;
            contact.dialling = false;
            contact.tried = true;
            contact.next = now + Timing.FIRST_PAUSE;
        }
    }

    /** What was found there belongs to the network: should it be lost, it is sought at once. */
    void settled(String address) {
        Contact contact = contacts.get(address);
        if (contact != null) {
            contact.failures = 0;
        }
    }

    /** Nobody was reached there, or somebody who follows another leader; it is tried again after a growing pause. */
    void failed(String address, long now) {
        Contact contact = contacts.get(address);
        if (contact == null) {
            return;
        }
        contact.dialling = false;
        contact.tried = true;
        contact.failures++;
        long pause = Math.min(Timing.LONGEST_PAUSE, Timing.FIRST_PAUSE << Math.min(10, contact.failures - 1));
        contact.next = now + pause / 2 + random.nextLong(pause / 2 + 1);
    }

    /** Forgets those of which somebody merely said that there may be a node, where that was in vain; but none of {@code told}. */
    void forgetHearsay(Set<String> told) {
        contacts.values().removeIf(contact -> contact.isVainHearsay() && !told.contains(contact.address));
    }

    boolean hasVainHearsay() {
        return contacts.values().stream().anyMatch(Contact::isVainHearsay);
    }

    /** This node itself is reached there. */
    void ourselves(String address) {
        Contact contact = contacts.get(address);
        if (contact != null) {
            contact.ourselves = true;
            contact.dialling = false;
        }
    }

    /** Tries it no sooner than at {@code at}. */
    void pauseUntil(String address, long at) {
        Contact contact = contacts.get(address);
        if (contact != null) {
            contact.dialling = false;
            contact.tried = true;
            contact.next = at;
        }
    }

    /** Tries none of them sooner than at {@code at}. */
    void pauseAllUntil(long at) {
        contacts.values().forEach(contact -> contact.next = Math.max(contact.next, at));
    }

    /** Tries all of them soon. */
    void hurry(long at) {
        for (Contact contact : contacts.values()) {
            contact.failures = 0;
            contact.next = Math.min(contact.next, at);
        }
    }

    /** Forgets where that node was. */
    void forget(int node) {
        contacts.values().removeIf(contact -> contact.node == node && !contact.kept);
    }
}
