package roundtable.client.window.editor;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import roundtable.client.settings.Settings;
import roundtable.client.text.Messages;
import roundtable.client.window.commands.Command;
import roundtable.client.window.commands.Commands;

/** Says what the editor's commands do. They act on the document in sight, and only while it is. */
final class EditorCommands {
    private final Commands commands;
    private final Supplier<DocumentPanel> current;
    private final BooleanSupplier inSight;
    private final Settings settings;
    private final Supplier<List<DocumentPanel>> all;
    private Settings.Editor looks;

    EditorCommands(
            Commands commands,
            Supplier<DocumentPanel> current,
            BooleanSupplier inSight,
            Settings settings,
            Supplier<List<DocumentPanel>> all) {
        this.commands = commands;
        this.current = current;
        this.inSight = inSight;
        this.settings = settings;
        this.all = all;
        looks = settings.editor();
        editing();
        looking();
    }

    /** What one does to a text; what acts on the text of now leaves it alone while the past hides it. */
    private void editing() {
        onText("undo", one -> one.text().undoLastAction());
        onText("redo", one -> one.text().redoLastAction());
        onText("cut", one -> one.text().cut());
        onText("copy", one -> one.text().copy());
        onText("paste", one -> one.text().paste());
        onText("select-all", one -> one.text().selectAll());
        onText("find", one -> one.find().open(false));
        onText("replace", one -> one.find().open(true));
        onText("find-next", one -> one.find().next());
        onText("find-previous", one -> one.find().previous());
        onText("go-to-line", DocumentPanel::askForLine);
    }

    private void looking() {
        check("wrap", looks.wrap(), on -> looks.withWrap(on));
        check("numbers", looks.numbers(), on -> looks.withNumbers(on));
        check("authors", looks.authors(), on -> looks.withAuthors(on));
    }

    /** What one does to a document as a whole. */
    void documents(DocumentActions actions) {
        on("document-new", DocumentPanel::askForNew);
        on("document-open", DocumentPanel::choose);
        on("document-rename", DocumentPanel::askForName);
        on("document-close", actions::close);
        on("save", one -> one.tell(Messages.text("editor.save")));
        on("import", one -> actions.askForImports());
        on("export", actions::export);
        on("history", DocumentPanel::showHistory);
    }

    /** Shows the authors' colours, or hides them. */
    void toggleAuthors() {
        commands.of("authors").run();
    }

    private void on(String key, Consumer<DocumentPanel> what) {
        commands.of(key).does(() -> what.accept(current.get())).when(this::hasDocument);
    }

    private void onText(String key, Consumer<DocumentPanel> what) {
        commands.of(key)
                .does(() -> what.accept(current.get()))
                .when(() -> hasDocument() && !current.get().isInPast());
    }

    private void check(String key, boolean now, Function<Boolean, Settings.Editor> change) {
        Command command = commands.of(key).show(now);
        command.does(() -> look(change.apply(command.isOn())));
    }

    private boolean hasDocument() {
        return inSight.getAsBoolean() && current.get().isOpen();
    }

    private void look(Settings.Editor next) {
        looks = next;
        settings.editor(next);
        settings.store();
        all.get().forEach(this::applyTo);
    }

    /** Gives a document the looks that were chosen. */
    void applyTo(DocumentPanel sheet) {
        sheet.look(looks);
    }
}
