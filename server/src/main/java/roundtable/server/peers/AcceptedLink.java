package roundtable.server.peers;

import roundtable.protocol.NodeMessage;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.SessionEvent;
import roundtable.server.net.Session;

/** A line that another node has opened: one of the server's own sessions. */
record AcceptedLink(Session session) implements Link {
    @Override
    public void send(NodeMessage message) {
        session.send(message);
    }

    @Override
    public void close(ProtocolException refusal) {
        if (refusal != null) {
            session.send(SessionEvent.Refused.of(refusal));
        }
        session.close(refusal == null ? "This line is not needed any more" : refusal.getMessage());
    }
}
