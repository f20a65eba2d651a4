package roundtable.server.people;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.protocol.SessionRequest;
import roundtable.protocol.TokenProof;
import roundtable.server.storage.Entry;

/**
 * The register of people. Numbers are taken out of blocks that were set aside durably before the first of them is given,
 * so that no crash can make one be given twice; a name is kept free for a day after its person left. Safe for any thread.
 */
public final class People {
    /** The length of the secret, in bytes. */
    public static final int SECRET_LENGTH = Tokens.SECRET_LENGTH;

    private static final Duration NAME_KEPT = Duration.ofHours(24);
    private static final int BLOCK = 64;

    /** Where the register's entries go to last. */
    public interface Memory {
        /** Keeps the entry, and returns when it is durable. */
        void keep(Entry entry);

        /** Keeps the entry some time soon. */
        void keepSoon(Entry entry);
    }

    private static final class Known {
        final Person person;
        final String skeleton;
        int connections;
        Instant seen;
        /** The number behind the name with which to begin the search for a free one that looks like this one. */
        int nextTail = 2;

        Known(Person person, String skeleton, Instant seen) {
            this.person = person;
            this.skeleton = skeleton;
            this.seen = seen;
        }

        Entry.Named entry() {
            return new Entry.Named(person.client(), person.name(), seen, person.colour());
        }
    }

    private final Memory memory;
    private final Clock clock;
    private final Tokens tokens;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock.
    private final Map<Long, Known> known = new HashMap<>();
    private final Map<String, Known> bySkeleton = new HashMap<>();
    /** How many of those who are here have each colour. */
    private final int[] present = new int[SessionRequest.COLOURS];

    private long lastClient;
    private long setAside;
    private Instant nextCleaning = Instant.MIN;

    /**
     * The register as the entries of earlier runs left it.
     *
     * @param secret {@link #SECRET_LENGTH} random bytes, the same for as long as tokens are to hold
     */
    public People(byte[] secret, List<Entry> earlier, Memory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
        tokens = new Tokens(secret);
        for (Entry entry : earlier) {
            if (entry instanceof Entry.Named named) {
                recall(named);
            } else if (entry instanceof Entry.SetAside aside) {
                lastClient = aside.upTo();
                setAside = aside.upTo();
            }
        }
    }

    private void recall(Entry.Named named) {
        forget(known.get(named.client()));
        if (named.seen().plus(NAME_KEPT).isAfter(now())) {
            // Earlier servers kept none for who had chosen none, and gave them one by their number.
            int colour = named.colour() != null ? named.colour() : byNumber(named.client());
            remember(new Person(named.client(), named.name(), colour), named.seen());
        }
    }

    private static int byNumber(long client) {
        return 1 + Math.floorMod(client, SessionRequest.COLOURS);
    }

    private Known remember(Person person, Instant seen) {
        Known one = new Known(person, Lookalikes.skeleton(person.name()), seen);
        known.put(person.client(), one);
        bySkeleton.put(one.skeleton, one);
        return one;
    }

    private void forget(Known one) {
        if (one != null) {
            known.remove(one.person.client());
            bySkeleton.remove(one.skeleton);
        }
    }

    /**
     * Somebody opens a connection.
     *
     * @param name the wanted name, or null
     * @param token of the person that it is, or null; one that is nobody's counts as none
     * @param colour that they choose, or null to leave it as it is; who has none yet is given the one that the fewest have who are here
     */
    public Person enter(String name, String token, Integer colour) {
        OptionalLong proved = token == null ? OptionalLong.empty() : tokens.client(token);
        lock.lock();
        try {
            forgetThoseLongGone();
            long client = proved.isPresent() ? proved.getAsLong() : nextClient();
            Known one = known.get(client);
            if (one == null) {
                String wanted = name != null ? name : String.format(Locale.ROOT, "Client%02d", client);
                one = remember(new Person(client, free(wanted), colour != null ? colour : rarest(client)), now());
                memory.keepSoon(one.entry());
            } else if (colour != null && colour != one.person.colour()) {
                repaint(one, colour);
                memory.keepSoon(one.entry());
            }
            if (one.connections++ == 0) {
                present[one.person.colour() - 1]++;
            }
            return one.person;
        } finally {
            lock.unlock();
        }
    }

    private void repaint(Known one, int colour) {
        if (one.connections > 0) {
            present[one.person.colour() - 1]--;
            present[colour - 1]++;
        }
        one.person.choose(colour);
    }

    /** The colour that the fewest have who are here; of several such the first from the one of the number on. */
    private int rarest(long client) {
        int rarest = byNumber(client);
        for (int step = 1; step < SessionRequest.COLOURS; step++) {
            int next = byNumber(client + step);
            if (present[next - 1] < present[rarest - 1]) {
                rarest = next;
            }
        }
        return rarest;
    }

    /** One of the person's connections has ended. */
    public void leave(Person person) {
        lock.lock();
        try {
            Known one = known.get(person.client());
            if (one != null && --one.connections == 0) {
                present[one.person.colour() - 1]--;
                one.seen = now();
                memory.keepSoon(one.entry());
            }
        } finally {
            lock.unlock();
        }
    }

    /** What tells this server from all others for as long as its secret is the same. */
    public String identity() {
        return tokens.identity();
    }

    /** Proves to who has the token of that number that this server gave it; {@code at} is the address on which it was asked. */
    public String proof(long client, String nonce, InetSocketAddress at) {
        return TokenProof.of(tokens.token(client), nonce, at);
    }

    /** What makes a later connection this person's. */
    public String token(Person person) {
        return tokens.token(person.client());
    }

    /** The person of exactly that name, if one is connected. */
    public Optional<Person> present(String name) {
        lock.lock();
        try {
            return known.values().stream()
                    .filter(one -> one.connections > 0 && one.person.name().equals(name))
                    .map(one -> one.person)
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Everyone whose name is kept. */
    public List<Entry.Named> named() {
        lock.lock();
        try {
            return known.values().stream().map(Known::entry).toList();
        } finally {
            lock.unlock();
        }
    }

    /** What is set aside of the client numbers. */
    public Entry.SetAside setAside() {
        lock.lock();
        try {
            return new Entry.SetAside(setAside);
        } finally {
            lock.unlock();
        }
    }

    /** The entry that makes a restart go on right behind the last number, without what is left of its block. */
    public Entry end() {
        lock.lock();
        try {
            return new Entry.SetAside(lastClient);
        } finally {
            lock.unlock();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private long nextClient() {
        if (lastClient == setAside) {
            // The one wait for the disk under this lock: everyone else would need a number of the block as well.
            memory.keep(new Entry.SetAside(setAside + BLOCK));
            setAside += BLOCK;
        }
        return ++lastClient;
    }

    private String free(String wanted) {
        Known holder = bySkeleton.get(Lookalikes.skeleton(wanted));
        if (holder == null) {
            return wanted;
        }
        // From where the last search ended, so that thousands who want one name need not all begin with 2.
        while (bySkeleton.containsKey(Lookalikes.skeleton(numbered(wanted, holder.nextTail)))) {
            holder.nextTail++;
        }
        return numbered(wanted, holder.nextTail++);
    }

    private static String numbered(String wanted, int number) {
        String tail = " " + number;
        int room = 32 - tail.length();
        int kept = wanted.codePointCount(0, wanted.length()) <= room
                ? wanted.length()
                : wanted.offsetByCodePoints(0, room);
        return wanted.substring(0, kept).stripTrailing() + tail;
    }

    /** Every ten minutes is often enough for names that are kept for a day. */
    private void forgetThoseLongGone() {
        Instant now = clock.instant();
        if (now.isBefore(nextCleaning)) {
            return;
        }
        nextCleaning = now.plus(Duration.ofMinutes(10));
        Instant limit = now.minus(NAME_KEPT);
        List<Known> gone = known.values().stream()
                .filter(one -> one.connections == 0 && one.seen.isBefore(limit))
                .toList();
        gone.forEach(this::forget);
        Instant longAgo = now.minus(NAME_KEPT.dividedBy(2));
        for (Known one : known.values()) {
            // Who has been here all the time has not been away, and a killed server would not have said so.
            if (one.connections > 0 && one.seen.isBefore(longAgo)) {
                one.seen = now();
                memory.keepSoon(one.entry());
            }
        }
    }
}
