package roundtable.client.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import roundtable.client.link.AddressText;
import roundtable.client.link.ServerAddress;
import roundtable.protocol.Announcement;

/**
 * What was heard of which session, merged by the sessions' ids: beacons, which count for some seconds, and DNS-SD services,
 * which count until they are withdrawn. Where a session was ever heard by beacon, its silence counts for more than its
 * service: the records of a server that was killed live on for an hour. Times are those of {@code System.nanoTime}. Called
 * from any thread.
 */
final class Sightings {
    /** A person can overlook no more; and nobody can fill the memory by inventing sessions. */
    static final int MOST = 64;

    /** Nobody can fill the list alone. */
    static final int MOST_AT_ONE_ADDRESS = 8;

    /** Three beacons may get lost. */
    static final Duration MEMORY = Duration.ofSeconds(7);

    private static final Comparator<Found> IN_ORDER = Comparator.comparing(Found::here)
            .reversed()
            .thenComparing(Found::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(found -> found.address().toString());

    private final Map<String, Sighting> byId = new LinkedHashMap<>();

    /** What was said at one address; that others say something else under the same id changes nothing about it. */
    private record Word(InetAddress at, Announcement.Session said, long when) {}

    private static final class Sighting {
        private final Map<InetAddress, Word> beacons = new LinkedHashMap<>();
        private final Map<String, List<Word>> services = new LinkedHashMap<>();
        private boolean heard;

        Stream<Word> words() {
            return Stream.concat(
                    beacons.values().stream(), services.values().stream().flatMap(Collection::stream));
        }

        /** Of several that are as good the first that was heard: nobody takes a session over by telling of it later. */
        Word best() {
            return words().min(Comparator.comparingInt(word -> rank(word.at()))).orElseThrow();
        }

        boolean isAt(InetAddress address) {
            return beacons.containsKey(address) || isServedAt(address);
        }

        private boolean isServedAt(InetAddress address) {
            for (List<Word> words : services.values()) {
                for (Word word : words) {
                    if (word.at().equals(address)) {
                        return true;
                    }
                }
            }
            return false;
        }

        boolean isGone() {
            return beacons.isEmpty() && (heard || services.isEmpty());
        }
    }

    /** A beacon came from that address. */
    synchronized void heard(Announcement.Session said, InetAddress from, long now) {
        Sighting sighting = sighting(said, from);
        if (sighting == null) {
            return;
        }
        sighting.heard = true;
        sighting.beacons.put(from, new Word(from, said, now));
        // There can be only one server at an address: another one that was there has been started anew.
        for (Sighting other : byId.values()) {
            Word word = other == sighting ? null : other.beacons.get(from);
            if (word != null && word.said().editor() == said.editor()) {
                other.beacons.remove(from);
            }
        }
        byId.values().removeIf(Sighting::isGone);
    }

    /** A farewell came from that address: it counts for what was heard from there, and for nothing else. */
    synchronized void left(String id, InetAddress from) {
        Sighting sighting = byId.get(id);
        if (sighting != null && sighting.beacons.remove(from) != null && sighting.isGone()) {
            byId.remove(id);
        }
    }

    /**
     * A service was found.
     *
     * @param key what it is called when it is withdrawn
     */
    synchronized void registered(String key, Announcement.Session said, List<InetAddress> at) {
        if (at.isEmpty()) {
            return;
        }
        Sighting sighting = sighting(said, at.getFirst());
        if (sighting != null
                && (sighting.services.size() < MOST_AT_ONE_ADDRESS || sighting.services.containsKey(key))) {
            sighting.services.put(
                    key, at.stream().map(one -> new Word(one, said, 0)).toList());
        }
    }

    /** A service said farewell; a session without any other is gone, even if its last beacon is not long ago. */
    synchronized void withdrawn(String key) {
        byId.values().removeIf(sighting -> sighting.services.remove(key) != null && sighting.services.isEmpty());
    }

    /** The sighting of that session, a new one where there is room for it, else null. */
    private Sighting sighting(Announcement.Session said, InetAddress at) {
        Sighting known = byId.get(said.id());
        if (known != null && (known.beacons.size() < MOST_AT_ONE_ADDRESS || known.beacons.containsKey(at))) {
            return known;
        }
        long there =
                byId.values().stream().filter(sighting -> sighting.isAt(at)).count();
        if (known != null || byId.size() == MOST || there >= MOST_AT_ONE_ADDRESS) {
            return null;
        }
        Sighting fresh = new Sighting();
        byId.put(said.id(), fresh);
        return fresh;
    }

    /** The sessions at that time, those of this computer first, then by name. */
    synchronized List<Found> at(long now) {
        for (Sighting sighting : byId.values()) {
            sighting.beacons.values().removeIf(word -> now - word.when() > MEMORY.toNanos());
        }
        byId.values().removeIf(Sighting::isGone);
        return byId.values().stream()
                .map(sighting -> found(sighting.best()))
                .sorted(IN_ORDER)
                .toList();
    }

    private static Found found(Word word) {
        Announcement.Session said = word.said();
        boolean here = word.at().isLoopbackAddress();
        return new Found(
                said.id(),
                said.name(),
                new ServerAddress(
                        here ? "localhost" : AddressText.shortened(word.at().getHostAddress()), said.editor()),
                said.server(),
                said.people() == null ? OptionalInt.empty() : OptionalInt.of(said.people()),
                here);
    }

    /** The loopback works also when the network changes; a link-local address means nothing to anybody else. */
    private static int rank(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return 0;
        }
        return address instanceof Inet4Address ? 1 : address.isLinkLocalAddress() ? 3 : 2;
    }
}
