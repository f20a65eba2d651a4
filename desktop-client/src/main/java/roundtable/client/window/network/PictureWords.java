package roundtable.client.window.network;

import roundtable.client.network.Leadership;
import roundtable.client.text.Messages;
import roundtable.protocol.NodeMessage.Transfer;
import roundtable.protocol.PeersEvent;

/** The picture in words, for those who do not see it. */
final class PictureWords {
    private PictureWords() {}

    static String of(PeersEvent.Network network) {
        if (network == null) {
            return Messages.text("network.offline");
        }
        String nodes =
                Messages.text("network.picture.description", network.nodes().size(), Leadership.words(network));
        if (network.transfers() == null || network.transfers().isEmpty()) {
            return nodes;
        }
        Transfer first = network.transfers().getFirst();
        return Messages.text(
                "network.picture.moving", nodes, network.transfers().size(), first.name(), first.from(), first.to());
    }
}
