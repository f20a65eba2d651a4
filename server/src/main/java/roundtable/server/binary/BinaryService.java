package roundtable.server.binary;

import roundtable.protocol.BinaryEvent;
import roundtable.protocol.BinaryRequest;
import roundtable.protocol.Service;
import roundtable.server.net.Conversation;
import roundtable.server.net.JsonService;
import roundtable.server.net.Parts;
import roundtable.server.net.Reply;
import roundtable.server.net.Session;

/** The converter. It stands behind two ports, each of which takes both requests. */
public final class BinaryService implements JsonService<BinaryRequest> {
    private final Service service;
    private final int longestLine;

    /** The converter behind {@link Service#ENCODE} or {@link Service#DECODE}. */
    public BinaryService(Service service, int longestLine) {
        this.service = service;
        this.longestLine = longestLine;
    }

    @Override
    public Service service() {
        return service;
    }

    @Override
    public Class<BinaryRequest> requests() {
        return BinaryRequest.class;
    }

    @Override
    public Conversation<BinaryRequest> begin(Session session) {
        return new Converting();
    }

    private final class Converting implements Conversation<BinaryRequest> {
        @Override
        public void receive(BinaryRequest request, Reply reply) {
            switch (request) {
                case BinaryRequest.Encode encode ->
                    reply.send(Parts.ofText(Bits.of(encode.text()), longestLine, BinaryEvent.Encoded::new));
                case BinaryRequest.Decode decode ->
                    reply.send(Parts.ofText(Bits.text(decode.bits()), longestLine, BinaryEvent.Decoded::new));
            }
        }

        @Override
        public void ended() {}
    }
}
