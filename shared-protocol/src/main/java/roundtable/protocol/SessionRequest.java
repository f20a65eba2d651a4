package roundtable.protocol;

import com.fasterxml.jackson.databind.JsonNode;

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
     */
    record Hello(int protocol, String name, String token, String code, Integer colour) implements SessionRequest {
        public Hello {
            if (name != null) {
                Visible.person("name", name);
            }
            if (colour != null && (colour < 1 || colour > COLOURS)) {
                throw ProtocolException.invalid("'colour' must be from 1 to " + COLOURS + ", not " + colour);
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
