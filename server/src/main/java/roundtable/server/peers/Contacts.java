package roundtable.server.peers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The addresses at which nodes are or may be, and when each is tried next. Those that this node was told at its start are
 * kept; what other nodes merely said is forgotten after some failures, once they have left. What a beacon said is anybody's word: until a node
 * was found there, each beacon is worth one try, after a pause that grows, and however many there are, few are tried at once.
 */
final class Contacts {
    private static final int MOST = 2_000;
    private static final int FAILURES_OF_HEARSAY = 6;
    private static final int MOST_ANNOUNCED = 64;
    /** Nobody can take the room of all alone. */
    private static final int MOST_ANNOUNCED_AT_ONE_HOST = 8;

    private static final int MOST_TRIED_AT_ONCE = 8;
    private static final int DOUBLINGS = 10;

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
        /** The node that is there by the word of a beacon, while that is all that is known of it; else 0. */
        private int announced;

        private long lastAnnounced;
        /** Whether a beacon came since the last try. */
        private boolean announcedAnew;

        private Contact(String address) {
            this.address = address;
        }

        boolean tried() {
            return tried || ourselves;
        }

        private boolean isVainHearsay() {
            return !kept && node == 0 && announced == 0 && !dialling && failures >= FAILURES_OF_HEARSAY;
        }

        /** The node that is or should be there, or 0. */
        int expected() {
            return node != 0 ? node : announced;
        }

        private boolean isDue(long now) {
            return !dialling && !ourselves && next <= now && (announced == 0 || announcedAnew);
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
        known.announced = 0;
        return true;
    }

    /** A beacon says that a node is there. Where there is no room for it, one that was tried in vain gives way. */
    void announced(String address, int node, long now) {
        Contact known = contacts.get(address);
        if (known == null && hasRoom(address, now)) {
            known = new Contact(address);
            known.next = now;
            known.announced = node;
            contacts.put(address, known);
        }
        if (known != null && known.announced != 0) {
            known.announced = node;
            known.lastAnnounced = now;
            known.announcedAnew = true;
        }
    }

    private boolean hasRoom(String address, long now) {
        contacts.values()
                .removeIf(contact -> contact.announced != 0
                        && !contact.dialling
                        && now - contact.lastAnnounced > 2 * Timing.LONGEST_PAUSE_OF_ANNOUNCED);
        List<Contact> announced = contacts.values().stream()
                .filter(contact -> contact.announced != 0)
                .toList();
        String host = Whereabouts.host(address);
        List<Contact> there = announced.stream()
                .filter(contact -> Whereabouts.host(contact.address).equals(host))
                .toList();
        if (there.size() >= MOST_ANNOUNCED_AT_ONE_HOST) {
            return removeVain(there);
        }
        return contacts.size() < MOST && (announced.size() < MOST_ANNOUNCED || removeVain(announced));
    }

    private boolean removeVain(List<Contact> announced) {
        Optional<Contact> vain = announced.stream()
                .filter(contact -> !contact.dialling && contact.failures > 0)
                .max(Comparator.comparingInt(contact -> contact.failures));
        vain.ifPresent(contact -> contacts.remove(contact.address));
        return vain.isPresent();
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

    /**
     * Those that are sought and whose time has come; whoever asks dials them. Of those that beacons told of it is one at a time,
     * the one that failed least.
     */
    List<Contact> due(long now, Predicate<Contact> sought) {
        Map<Boolean, List<Contact>> due = contacts.values().stream()
                .filter(contact -> contact.isDue(now) && sought.test(contact))
                .collect(Collectors.partitioningBy(contact -> contact.announced != 0));
        List<Contact> all = new ArrayList<>(due.get(false));
        long busy = contacts.values().stream()
                .filter(contact -> contact.announced != 0 && contact.dialling)
                .count();
        if (busy < MOST_TRIED_AT_ONCE) {
            due.get(true).stream()
                    .min(Comparator.comparingInt(contact -> contact.failures))
                    .ifPresent(all::add);
        }
        return all;
    }

    void dialling(Contact contact) {
        contact.dialling = true;
        contact.announcedAnew = false;
    }

    /** A line to that address was opened and the node there has introduced itself. */
    void reached(String address, int node, long now) {
        Contact contact = contacts.get(address);
        if (contact != null) {
            contact.node = node;
            contact.announced = 0;
            contact.dialling = false;
            contact.tried = true;
            contact.next = now + Timing.FIRST_PAUSE;
            // Where it was before: a node whose port or address is another at each start would leave a trail of them.
            contacts.values()
                    .removeIf(other -> other.node == node
                            && other != contact
                            && !other.kept
                            && other.failures > 0
                            && !other.dialling);
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
        long longest = contact.announced == 0 ? Timing.LONGEST_PAUSE : Timing.LONGEST_PAUSE_OF_ANNOUNCED;
        long pause = Math.min(longest, Timing.FIRST_PAUSE << Math.min(DOUBLINGS, contact.failures - 1));
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
            contact.next = contact.announced == 0 ? at : Math.max(contact.next, at);
        }
    }

    /** Tries none of them sooner than at {@code at}. */
    void pauseAllUntil(long at) {
        contacts.values().forEach(contact -> contact.next = Math.max(contact.next, at));
    }

    /** Tries all of them soon. */
    void hurry(long at) {
        for (Contact contact : contacts.values()) {
            if (contact.announced == 0) {
                contact.failures = 0;
                contact.next = Math.min(contact.next, at);
            }
        }
    }

    /** Forgets where that node was. */
    void forget(int node) {
        contacts.values().removeIf(contact -> contact.node == node && !contact.kept);
    }
}
