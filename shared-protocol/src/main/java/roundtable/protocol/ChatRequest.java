package roundtable.protocol;

/** What a client says to the chat. */
public sealed interface ChatRequest extends Message.Request {

    /** The longest message, in UTF-16 units. */
    int LONGEST_TEXT = 65_536;

    /**
     * Enters a room.
     *
     * @param after the number of the last message that the client has, or null for the newest 200
     */
    record Join(String room, Long after) implements ChatRequest {
        public Join {
            Visible.room("room", room);
            Require.notNegative("after", after);
        }
    }

    /**
     * Says something to everyone in a room.
     *
     * @param message the sender's own id for it, never used twice, so that saying it again does no harm; or null
     */
    record Say(String room, String message, String text) implements ChatRequest {
        public Say {
            Visible.room("room", room);
            if (message != null) {
                Require.id("message", message);
            }
            checkText(text);
        }
    }

    /** Says something to one person, by name. */
    record Tell(String to, String text) implements ChatRequest {
        public Tell {
            Require.present("to", to);
            checkText(text);
        }
    }

    /** Leaves a room. */
    record Leave(String room) implements ChatRequest {
        public Leave {
            Visible.room("room", room);
        }
    }

    /** Asks for at most {@code limit} (1 to 1000, else 200) messages before number {@code before}, or for the newest. */
    record Messages(String room, Long before, Integer limit) implements ChatRequest {
        public Messages {
            Visible.room("room", room);
            Require.notNegative("before", before);
            if (limit != null && (limit < 1 || limit > 1000)) {
                throw ProtocolException.invalid("'limit' must be 1 to 1000, not " + limit);
            }
        }
    }

    /** Asks which rooms there are. */
    record Rooms() implements ChatRequest {}

    private static void checkText(String text) {
        Require.wellFormed("text", text);
        if (text.isEmpty()) {
            throw ProtocolException.invalid("'text' must not be empty");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new ProtocolException(
                    ErrorCode.TOO_LARGE, "'text' must not be longer than " + LONGEST_TEXT + " characters");
        }
    }
}
