package roundtable.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The services of a server, each with a port of its own. */
public enum Service {
    EDITOR(8080),
    CHAT(42069),
    FILES(12346),
    ECHO(12345),
    ENCODE(3000),
    DECODE(3001),
    PEERS(8090);

    private final int defaultPort;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    Service(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The port where nobody chose another. */
    public int defaultPort() {
        return defaultPort;
    }

    /** The name on the wire and in options: {@code editor}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The service of that wire name, if there is one. */
    public static Optional<Service> named(String wireName) {
        for (Service service : values()) {
            if (service.wireName.equals(wireName)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    @JsonCreator
    static Service of(String wireName) {
        return named(wireName).orElse(null);
    }
}
