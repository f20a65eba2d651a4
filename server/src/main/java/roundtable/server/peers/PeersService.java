package roundtable.server.peers;

import java.io.IOException;
import java.util.List;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersRequest;
import roundtable.protocol.Service;
import roundtable.server.files.Shelf;
import roundtable.server.net.Conversation;
import roundtable.server.net.JsonService;
import roundtable.server.net.Reply;
import roundtable.server.net.Session;

/** A network of one node: this server, which leads itself and whose shelf is the catalogue. */
public final class PeersService implements JsonService<PeersRequest> {
    private static final int NODE = 1;

    private final Shelf shelf;
    private final String address;

    /** The network of a node with that shelf; {@code address} is where its peers port can be reached. */
    public PeersService(Shelf shelf, String address) {
        this.shelf = shelf;
        this.address = address;
    }

    @Override
    public Service service() {
        return Service.PEERS;
    }

    @Override
    public Class<PeersRequest> requests() {
        return PeersRequest.class;
    }

    @Override
    public Conversation<PeersRequest> begin(Session session) {
        return new Asking();
    }

    private final class Asking implements Conversation<PeersRequest> {
        @Override
        public void receive(PeersRequest request, Reply reply) throws IOException {
            switch (request) {
                case PeersRequest.Network network ->
                    reply.send(new PeersEvent.Network(
                            NODE,
                            NODE,
                            List.of(new PeersEvent.Member(
                                    NODE, address, "up", shelf.names().size()))));
                case PeersRequest.Find find -> {
                    Shelf.Entry found = shelf.require(find.name());
                    reply.send(new PeersEvent.Found(find.name(), List.of(NODE), found.size(), found.sha256()));
                }
                case PeersRequest.Get get -> shelf.send(get.name(), get.offset(), reply);
            }
        }

        @Override
        public void ended() {}
    }
}
