package roundtable.client.window.network;

import java.util.List;
import roundtable.client.text.Messages;
import roundtable.client.window.network.NodeCard.Look;

/** What is said about a node. */
final class NodeWords {
    private NodeWords() {}

    /** All of it, for a screen reader and as a tip. */
    static String of(Look look) {
        if (!look.up()) {
            return Messages.text(
                    "network.node.description-down",
                    look.member().node(),
                    look.member().files(),
                    look.member().address());
        }
        return Messages.text(
                "network.node.description",
                look.member().node(),
                role(look),
                files(look),
                look.member().address(),
                mark(look).isEmpty() ? 0 : 1,
                mark(look));
    }

    /** Whether it leads, and else whether it is up. */
    static String role(Look look) {
        return Messages.text(look.leads() ? "network.node.leads" : look.up() ? "network.node.up" : "network.node.down");
    }

    /** All that {@link #role} may be. */
    static List<String> roles() {
        return List.of(
                Messages.text("network.node.leads"),
                Messages.text("network.node.up"),
                Messages.text("network.node.down"));
    }

    /** How many files it has; of one that is down, that it is. */
    static String files(Look look) {
        int files = look.member().files();
        return Messages.text(look.up() ? "network.node.files" : "network.node.files-down", files);
    }

    /** Whether it is this window's, in one way or the other; else empty. */
    static String mark(Look look) {
        if (look.here() && look.own()) {
            return Messages.text("network.node.here-own");
        }
        return look.here() ? Messages.text("network.node.here") : look.own() ? Messages.text("network.node.own") : "";
    }
}
