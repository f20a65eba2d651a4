package roundtable.client.window;

import java.util.ArrayList;
import java.util.List;
import roundtable.client.chat.ChatModel;
import roundtable.client.chat.Conversation;
import roundtable.client.files.FilesModel;
import roundtable.client.network.NetworkModel;
import roundtable.client.network.Nodes;
import roundtable.client.text.Messages;

/**
 * What would be lost if the window were closed now, in words: a sentence for each matter, none where all is safe. What was typed
 * into the shared text is not among it, for that is kept.
 */
final class AtStake {
    private AtStake() {}

    /** @param drafts how many messages were begun and not sent */
    static List<String> in(ChatModel chat, int drafts) {
        List<Conversation> all = new ArrayList<>(chat.rooms());
        all.addAll(chat.talks());
        int unsent = all.stream()
                .mapToInt(conversation -> conversation.outgoing().size())
                .sum();
        List<String> words = new ArrayList<>();
        if (unsent > 0) {
            words.add(Messages.text("close.messages", unsent));
        }
        if (drafts > 0) {
            words.add(Messages.text("close.drafts", drafts));
        }
        return words;
    }

    /** @param ending numbers of the nodes that end with the window and that others would miss */
    static List<String> in(NetworkModel network, List<Integer> ending) {
        List<String> words = new ArrayList<>();
        if (network.transfers().active() > 0) {
            words.add(Messages.text("close.transfers", network.transfers().active()));
        }
        if (!ending.isEmpty()) {
            words.add(Messages.text("close.nodes", ending.size(), Nodes.numbers(ending)));
        }
        if (network.fetchedFromHere() > 0) {
            words.add(Messages.text("close.fetched", network.fetchedFromHere()));
        }
        return words;
    }

    static List<String> in(FilesModel files) {
        return files.active() == 0 ? List.of() : List.of(Messages.text("close.transfers", files.active()));
    }
}
