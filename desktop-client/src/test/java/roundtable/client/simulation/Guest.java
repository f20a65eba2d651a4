package roundtable.client.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.Message;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Service;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.SessionRequest;
import roundtable.protocol.Wire;
import roundtable.server.net.Conversation;
import roundtable.server.net.Encoded;
import roundtable.server.net.Outgoing;
import roundtable.server.net.RawSource;
import roundtable.server.net.Reply;
import roundtable.server.net.Session;
import roundtable.server.people.Person;

/** The server's end of a connection: hello, then requests, each handed to the real service. */
final class Guest implements Outgoing, Session.Connection {
    private final ServerSite site;
    private final Road road;
    private Person person;
    private Conversation<EditorRequest> conversation;
    private final Set<Answers> unmade = new HashSet<>();
    private boolean over;

    Guest(ServerSite site, Road road) {
        this.site = site;
        this.road = road;
    }

    /** A line from the window. */
    void arrived(byte[] line) {
        if (over) {
            return;
        }
        ObjectNode object = Wire.parse(line);
        Reply reply = new Reply(this, Wire.id(object));
        try {
            Message message = Wire.<Message>decode(object, SessionRequest.class, EditorRequest.class);
            switch (message) {
                case SessionRequest.Hello hello -> admit(hello, reply);
                case SessionRequest.Bye bye -> conversation.finish(this::ended);
                default -> conversation.receive((EditorRequest) message, reply);
            }
        } catch (ProtocolException refusal) {
            reply.refuse(refusal);
            if (conversation == null) {
                // Who is not welcome is shown the door.
                site.forget(this);
                serverGone(true);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        site.wake();
    }

    private void admit(SessionRequest.Hello hello, Reply reply) {
        person = site.core().people().enter(hello.name(), hello.token(), hello.colour());
        Session session = new Session(site.nextSession(), person, Service.EDITOR, "simulated", this, this);
        reply.send(new SessionEvent.Welcome(
                SessionRequest.PROTOCOL,
                Service.EDITOR,
                person.client(),
                session.number(),
                person.name(),
                site.core().people().token(person),
                "Roundtable",
                Map.of(),
                person.colour(),
                null));
        conversation = site.editor().begin(session);
    }

    /** The server finds out that the connection is gone. */
    void ended() {
        if (!over) {
            over = true;
            site.forget(this);
            if (conversation != null) {
                conversation.ended();
                site.core().people().leave(person);
                site.wake();
            }
        }
    }

    /** The server has ended. */
    void serverGone(boolean politely) {
        if (politely) {
            unmade.forEach(Answers::makeAll);
            unmade.clear();
        }
        over = true;
        road.serverGone(politely);
    }

    @Override
    public void close(String reason) {
        road.answer(Wire.encode(new SessionEvent.Closing(reason)));
    }

    @Override
    public void offer(Encoded line) {
        road.answer(line.bytes().array());
    }

    @Override
    public void offer(Iterator<Encoded> parts) {
        Answers answers = new Answers(parts);
        unmade.add(answers);
        road.answer(answers);
    }

    /** Parts that are made as they are sent; none is made any more once the server is gone, and nothing comes behind it. */
    private final class Answers implements Iterator<byte[]> {
        private Iterator<Encoded> parts;

        Answers(Iterator<Encoded> parts) {
            this.parts = parts;
        }

        @Override
        public boolean hasNext() {
            if (over && unmade.contains(this)) {
                road.endAnswers();
                return false;
            }
            boolean more = parts.hasNext();
            if (!more) {
                unmade.remove(this);
            }
            return more;
        }

        @Override
        public byte[] next() {
            return parts.next().bytes().array();
        }

        void makeAll() {
            List<Encoded> made = new ArrayList<>();
            parts.forEachRemaining(made::add);
            parts = made.iterator();
        }
    }

    @Override
    public void offer(Encoded head, FileChannel file, long position, long length, Closeable whenDone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void offer(Encoded head, RawSource source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void receiveBytes(long length, Session.RawBytes taker) {
        throw new UnsupportedOperationException();
    }
}
