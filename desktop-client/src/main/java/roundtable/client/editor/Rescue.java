package roundtable.client.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import roundtable.client.text.FileTrouble;
import roundtable.client.text.Messages;

/** Keeps the person's text as a file when the server's text takes its place, and tells the person where. */
final class Rescue {
    private final LocalCopies copies;
    private final Executor delivery;
    private final EditorModel model;

    Rescue(LocalCopies copies, Executor delivery, EditorModel model) {
        this.copies = copies;
        this.delivery = delivery;
        this.model = model;
    }

    /**
     * Keeps {@code own} where it would be lost.
     *
     * @param unaccepted whether something in it never reached a server
     * @param otherHistory whether the server no longer has the history that it came from
     */
    void keep(String document, String own, String replacement, boolean unaccepted, boolean otherHistory) {
        if (own.isEmpty() || own.equals(replacement) || !unaccepted && !otherHistory) {
            return;
        }
        Thread.ofVirtual().name("local copy").start(() -> {
            String notice = write(document, own);
            delivery.execute(() -> model.notice(notice));
        });
    }

    private String write(String document, String own) {
        try {
            Path file = copies.keep(document, own);
            return Messages.text("editor.copy", file.toString());
        } catch (IOException e) {
            return Messages.text("editor.copy-failed", FileTrouble.words(e));
        }
    }
}
