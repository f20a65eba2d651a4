package roundtable.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a server can say on every service but echo. */
public sealed interface SessionEvent extends Message.Event {

    /**
     * The answer to {@code hello}.
     *
     * @param protocol the version of the contract that is spoken from here on
     * @param service the service that answered
     * @param client the number of the person
     * @param session the number of this connection
     * @param name the person's name, perhaps not the one asked for
     * @param token makes a later connection the same person's
     * @param server the program and its version
     * @param services the port of each service
     * @param colour the person's colour, 1 to 8; null from an older server
     * @param identity of the server, as in {@link Identity}; null from an older server
     */
    record Welcome(
            int protocol,
            Service service,
            long client,
            long session,
            String name,
            String token,
            String server,
            Map<Service, Integer> services,
            Integer colour,
            String identity)
            implements SessionEvent {
        public Welcome {
            services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
        }
    }

    /**
     * The answer to {@link SessionRequest.Identify}.
     *
     * @param identity the same for good, and another one for each server: 1 to 64 letters, digits, {@code -} and {@code _}
     * @param proof that the server knows the token of the person asked about, as in {@link TokenProof}; null where none was asked about
     */
    record Identity(String identity, String proof) implements SessionEvent {
        public Identity {
            Require.present("identity", identity);
        }
    }

    /** The answer to {@code ping}. */
    record Pong(JsonNode time) implements SessionEvent {}

    /**
     * A request that was refused, or a connection that will be closed.
     *
     * @param code what kind of refusal
     * @param message for a person to read
     * @param position where in the text that was sent, in UTF-16 units, or null
     */
    @WireName("error")
    record Refused(ErrorCode code, String message, Integer position) implements SessionEvent {
        /** The refusal that the exception stands for. */
        public static Refused of(ProtocolException refusal) {
            return new Refused(
                    refusal.code(),
                    refusal.getMessage(),
                    refusal.position().isPresent() ? refusal.position().getAsInt() : null);
        }
    }

    /** The server is about to close the connection on its own account. */
    record Closing(String reason) implements SessionEvent {}
}
