package roundtable.client.window.editor;

import java.awt.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import roundtable.client.editor.Desk;
import roundtable.client.editor.TextFiles;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.FileChoice;
import roundtable.protocol.ErrorCode;

/** What can be done with whole documents: texts come from files and go into files. */
final class DocumentActions {
    private static final int MOST_NAMES = 100;

    private final Desk desk;
    private final TextFiles files;
    private final FileChoice choice;
    private final Documents documents;

    /** The documents that are open in the window. */
    interface Documents {
        /** The one in sight. */
        DocumentPanel current();

        /** Shows a document, in a tab of its own where it has none yet. */
        DocumentPanel open(String name);

        void close(DocumentPanel one);
    }

    DocumentActions(Desk desk, Component over, Documents documents) {
        this.desk = desk;
        this.files = desk.textFiles();
        this.choice = new FileChoice(over);
        this.documents = documents;
    }

    void close(DocumentPanel one) {
        documents.close(one);
    }

    void askForImports() {
        importAll(choice.sources("editor.import"));
    }

    /** Each becomes a document of its own. */
    void importAll(List<Path> paths) {
        for (Path path : paths) {
            files.read(path, this::create, why -> failed(path, why));
        }
    }

    private void failed(Path path, String why) {
        documents
                .current()
                .tell(Messages.text("editor.import.failed", path.getFileName().toString(), why));
    }

    private void create(TextFiles.Imported imported) {
        create(imported, 1);
    }

    /** A document of the file's name, or of the next free one like it. */
    private void create(TextFiles.Imported imported, int tries) {
        String name = tries == 1 ? imported.name() : numbered(imported.name(), tries);
        desk.create(name, () -> fill(name, imported.text()), refusal -> {
            if (refusal.code() == ErrorCode.CONFLICT && tries < MOST_NAMES) {
                create(imported, tries + 1);
            } else {
                failed(Path.of(imported.name()), refusal.message());
            }
        });
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + " " + number : name.substring(0, dot) + " " + number + name.substring(dot);
    }

    private void fill(String name, String text) {
        DocumentPanel document = documents.open(name);
        document.onceOpen(() -> {
            document.text().insertAtStart(text);
            document.tell(Messages.text("editor.import.done", name));
        });
    }

    void export(DocumentPanel one) {
        export(one, one.inSight());
    }

    /** Asks for a place for that text, which is one of the document's. */
    void export(DocumentPanel one, CharSequence text) {
        Consumer<String> failed = why -> one.tell(Messages.text("editor.export.failed", why));
        choice.target("editor.export", one.document())
                .ifPresent(path -> files.write(
                        path, text, () -> one.tell(Messages.text("editor.export.done", path.toString())), failed));
    }
}
