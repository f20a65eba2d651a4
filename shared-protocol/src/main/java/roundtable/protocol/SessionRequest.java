package roundtable.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** What a client can say on every service but echo: who it is, whether the line still lives, and that it goes. */
public sealed interface SessionRequest extends Message.Request {

    /** The version of the contract that this code speaks. */
    int PROTOCOL = 1;

    /** How many colours there are for people; each program has its own shade of each. */
    int COLOURS = 8;

    /**
     * The first line of a connection.
     *
     * @param protocol the version of the contract: {@link #PROTOCOL}
     * @param name the wanted name, 1 to 32 visible characters, or null for one that the server gives
     * @param token from an earlier {@code welcome}, to be the same person again, or null
     * @param code the join code where the server asks for one, or null
     * @param colour the person's colour, 1 to {@link #COLOURS}, or null for the one that they have
     * @param node the id of the node that opens the connection, or null where it is a person
     */
    record Hello(int protocol, String name, String token, String code, Integer colour, Integer node)
            implements SessionRequest {
        public Hello {
            if (name != null) {
                Visible.person("name", name);
            }
            if (colour != null && (colour < 1 || colour > COLOURS)) {
                throw ProtocolException.invalid("'colour' must be from 1 to " + COLOURS + ", not " + colour);
            }
            if (node != null) {
                NodeMessage.checkNode("node", node);
            }
        }

        /** A person's. */
        public Hello(int protocol, String name, String token, String code, Integer colour) {
            this(protocol, name, token, code, colour, null);
        }
    }

    /**
     * Asks which server this is; may come before {@code hello}, so that a token is given to no other server than its own.
     *
     * @param client the person whose token the server is to prove that it knows, or null
     * @param nonce what the proof is to be about, chosen anew each time: 16 to 64 letters, digits, {@code -} and {@code _}; there where a
     *     person is
     */
    record Identify(Long client, String nonce) implements SessionRequest {
        private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");

        public Identify {
            Require.notNegative("client", client);
            if ((client == null) != (nonce == null)) {
                throw ProtocolException.invalid("'client' and 'nonce' come together");
            }
            if (nonce != null && !NONCE.matcher(nonce).matches()) {
                throw ProtocolException.invalid("'nonce' must be 16 to 64 letters, digits, - and _");
            }
        }
    }

    /** Asks for a {@code pong} with the same time: any number or string, or null for none. */
    record Ping(JsonNode time) implements SessionRequest {
        public Ping {
            time = time == null || time.isNull() ? null : time;
            if (time != null && !time.isNumber() && !time.isTextual()) {
                throw ProtocolException.invalid("'time' must be a number or a string");
            }
            if (time != null && time.isTextual()) {
                Require.wellFormed("time", time.textValue());
            }
        }
    }

    /** Ends the connection cleanly. */
    record Bye() implements SessionRequest {}
}
