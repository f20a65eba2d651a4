package roundtable.client.link;

import java.time.Duration;
import java.util.Optional;
import roundtable.client.text.Messages;
import roundtable.protocol.SessionEvent;

/**
 * How the line to the server is, in words that can be shown.
 *
 * @param text one sentence on the phase
 * @param reason why it failed or broke; empty where there is nothing to say
 * @param address the server in question, or null
 * @param welcome the server's last welcome, with its name, the own name and number; or null
 * @param roundTrip how long the last ping took, or null
 */
public record LinkState(
        Phase phase,
        String text,
        String reason,
        ServerAddress address,
        SessionEvent.Welcome welcome,
        Duration roundTrip) {

    /** Where the line is between off and on. */
    public enum Phase {
        /** Nobody asked for a connection, or it was ended. */
        OFFLINE,
        /** The first try. */
        CONNECTING,
        /** All is well. */
        ONLINE,
        /** It was online and will be again. */
        RECONNECTING,
        /** The first try failed, or a later one for good. */
        FAILED
    }

    static LinkState offline() {
        return new LinkState(Phase.OFFLINE, Messages.text("link.offline"), "", null, null, null);
    }

    static LinkState connecting(ServerAddress address) {
        return new LinkState(
                Phase.CONNECTING, Messages.text("link.connecting", address.toString()), "", address, null, null);
    }

    LinkState online(SessionEvent.Welcome greeting) {
        return new LinkState(Phase.ONLINE, Messages.text("link.online"), "", address, greeting, null);
    }

    LinkState measured(Duration time) {
        return new LinkState(phase, text, reason, address, welcome, time);
    }

    LinkState reconnecting(String why) {
        return new LinkState(Phase.RECONNECTING, Messages.text("link.reconnecting"), why, address, welcome, null);
    }

    LinkState failed(String why) {
        return new LinkState(Phase.FAILED, Messages.text("link.failed"), why, address, null, null);
    }

    /** The server's program and version, once it has said so. */
    public Optional<String> server() {
        return Optional.ofNullable(welcome).map(SessionEvent.Welcome::server);
    }

    /** The person's own name, as the server gave it. */
    public Optional<String> name() {
        return Optional.ofNullable(welcome).map(SessionEvent.Welcome::name);
    }

    /** The person's number. */
    public Optional<Long> client() {
        return Optional.ofNullable(welcome).map(SessionEvent.Welcome::client);
    }

    /** Without the token, which is nobody's business. */
    @Override
    public String toString() {
        return phase + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
