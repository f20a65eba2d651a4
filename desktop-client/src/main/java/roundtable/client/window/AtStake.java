package roundtable.client.window;

import java.util.ArrayList;
import java.util.List;
import roundtable.client.chat.ChatModel;
import roundtable.client.chat.Conversation;
import roundtable.client.editor.EditorModel;
import roundtable.client.files.FilesModel;
import roundtable.client.text.Messages;

/** What would be lost if the window were closed now, in words: a sentence for each matter, none where all is safe. */
final class AtStake {
    private AtStake() {}

    static List<String> in(EditorModel editor) {
        return editor.waiting() == 0 ? List.of() : List.of(Messages.text("close.edits", editor.waiting()));
    }

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

    static List<String> in(FilesModel files) {
        return files.active() == 0 ? List.of() : List.of(Messages.text("close.transfers", files.active()));
    }
}
