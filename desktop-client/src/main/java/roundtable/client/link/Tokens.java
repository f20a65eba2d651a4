package roundtable.client.link;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the secrets with which a person is the same one again at a server. Called from any thread. */
public interface Tokens {
    /** The token that the server gave to the person who asked for that name. */
    Optional<String> token(ServerAddress server, String name);

    /** Remembers it. */
    void keep(ServerAddress server, String name, String token);

    /** Tokens that are forgotten with this object. */
    static Tokens inMemory() {
        Map<String, String> kept = new ConcurrentHashMap<>();
        return new Tokens() {
            @Override
            public Optional<String> token(ServerAddress server, String name) {
                return Optional.ofNullable(kept.get(server + " " + name));
            }

            @Override
            public void keep(ServerAddress server, String name, String token) {
                kept.put(server + " " + name, token);
            }
        };
    }
}
