package roundtable.client.window.parts;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;

/** Hears every change of a field's text, by whomever. */
public final class Edits implements DocumentListener {
    private final Runnable changed;

    private Edits(Runnable changed) {
        this.changed = changed;
    }

    public static void of(JTextComponent field, Runnable changed) {
        field.getDocument().addDocumentListener(new Edits(changed));
    }

    @Override
    public void insertUpdate(DocumentEvent e) {
        changed.run();
    }

    @Override
    public void removeUpdate(DocumentEvent e) {
        changed.run();
    }

    @Override
    public void changedUpdate(DocumentEvent e) {
        // Attributes only: a plain text has none.
    }
}
