package roundtable.client.link;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps the secrets with which a person is the same one again at a server: by the server's identity and the name that was asked for,
 * or by the server's address where it tells no identity. Called from any thread.
 */
public final class Tokens {
    /** Addresses that are remembered of one server. */
    private static final int MOST_ADDRESSES = 16;

    /** No host begins with it. */
    private static final String BY_IDENTITY = "@";

    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Store store;

    /** Where tokens are kept: texts by texts. */
    public interface Store {
        /** What is kept under that key. */
        Optional<String> get(String key);

        /** All keys. */
        Set<String> keys();

        /** Keeps under that key what is made of what was there, which is empty where nothing was. */
        void change(String key, UnaryOperator<String> change);
    }

    /**
     * What a server gave to a person.
     *
     * @param client the person's number there
     * @param at where the server was when it gave the token
     */
    record Given(long client, String token, List<ServerAddress> at) {
        private static Optional<Given> parse(String text) {
            String[] parts = text.split(" ", 3);
            try {
                return Optional.of(new Given(
                        Long.parseLong(parts[0]),
                        parts[2],
                        Arrays.stream(parts[1].split(","))
                                .map(ServerAddress::parse)
                                .toList()));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                return Optional.empty(); // somebody wrote into the file
            }
        }

        private String text() {
            return client + " "
                    + String.join(",", at.stream().map(ServerAddress::toString).toList()) + " " + token;
        }
    }

    /** Tokens that are kept there. */
    public Tokens(Store store) {
        this.store = store;
    }

    /** Tokens that are forgotten with this object. */
    public static Tokens inMemory() {
        Map<String, String> kept = new ConcurrentHashMap<>();
        return new Tokens(new Store() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public Set<String> keys() {
                return kept.keySet();
            }

            @Override
            public void change(String key, UnaryOperator<String> change) {
                kept.compute(key, (same, before) -> change.apply(before == null ? "" : before));
            }
        });
    }

    /** The token that the server at that address, which tells or proves no identity, gave to the person who asked for that name. */
    Optional<String> ofAddress(ServerAddress server, String name) {
        return store.get(key(server, name));
    }

    /** What the server of that identity gave to the person who asked for that name. */
    Optional<Given> ofIdentity(String identity, String name) {
        return store.get(key(identity, name)).flatMap(Given::parse);
    }

    /** Whether any server that tells its identity gave a token to the person who asked for that name. */
    boolean knowAnyIdentity(String name) {
        return store.keys().stream()
                .anyMatch(key -> key.startsWith(BY_IDENTITY)
                        && key.substring(key.indexOf(' ') + 1).equals(name));
    }

    /**
     * Remembers what the server at that address gave. Another token than that of its identity is kept by the address, unless the first
     * was given there: anybody can say that it is that server, or its proof does not fit here.
     *
     * @param identity what the server says that it is, or null
     */
    void keep(ServerAddress server, String identity, String name, long client, String token) {
        if (identity == null || !IDENTITY.matcher(identity).matches() || isOfAnother(server, identity, name, token)) {
            store.change(key(server, name), before -> token);
        } else {
            store.change(key(identity, name), before -> new Given(client, token, joined(server, before, token)).text());
        }
    }

    private boolean isOfAnother(ServerAddress server, String identity, String name, String token) {
        return ofIdentity(identity, name)
                .filter(given -> !given.token.equals(token) && !given.at.contains(server))
                .isPresent();
    }

    /** The latest address first; those at which another token was given count no more. */
    private static List<ServerAddress> joined(ServerAddress latest, String before, String token) {
        Stream<ServerAddress> others = Given.parse(before).filter(given -> given.token.equals(token)).stream()
                .flatMap(given -> given.at.stream());
        return Stream.concat(Stream.of(latest), others)
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
    }

    private static String key(ServerAddress server, String name) {
        return server.host() + " " + server.port() + " " + name;
    }

    private static String key(String identity, String name) {
        return BY_IDENTITY + identity + " " + name;
    }
}
