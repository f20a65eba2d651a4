package roundtable.client.window.session;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.ArrayList;
import java.util.List;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;
import roundtable.client.session.Profile;
import roundtable.client.text.Messages;
import roundtable.client.window.PersonColours;
import roundtable.client.window.parts.Row;
import roundtable.client.window.parts.RowLayout;
import roundtable.client.window.parts.Sentence;
import roundtable.protocol.SessionRequest;

/** Asks a person what they are called, and which colour they would like; Enter is enough. */
public final class PersonCard extends Card {
    public static final String NAME_NAME = "person.name";
    public static final String DONE_NAME = "person.done";
    public static final String CANCEL_NAME = "person.cancel";
    static final String COLOUR_PREFIX = "person.colour.";

    private final JLabel title = heading("person.title", "h1");
    private final JTextField name = new JTextField(24);
    private final JLabel colours = new JLabel();
    private final Sentence trouble = Sentence.problem();
    private final Swatch free = new Swatch(null);
    private final List<Swatch> swatches = new ArrayList<>();
    private final JButton done = new JButton();
    private final JButton cancel = new JButton(Messages.text("person.cancel"));
    private final transient Commands commands;

    /** What comes of it. */
    public interface Commands {
        /** The person has said who they are. */
        void done(Profile profile);

        /** They leave it as it was. */
        void cancelled();
    }

    /** An empty card. */
    public PersonCard(Commands commands) {
        super(new MigLayout("insets 0, wrap 1, hidemode 3", "[grow, fill, 0:380:]", "[]0[]"));
        this.commands = commands;
        name.setName(NAME_NAME);
        name.getAccessibleContext().setAccessibleName(Messages.text("person.title"));
        name.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Messages.text("person.name.placeholder"));
        name.putClientProperty(FlatClientProperties.STYLE, "font: +3; margin: 7,10,7,10");
        name.addActionListener(event -> accept());
        name.getDocument().addDocumentListener(new Typing());
        done.setName(DONE_NAME);
        done.putClientProperty(FlatClientProperties.STYLE_CLASS, "primary");
        done.addActionListener(event -> accept());
        cancel.setName(CANCEL_NAME);
        cancel.addActionListener(event -> commands.cancelled());
        Sentence hint = Sentence.hint();
        hint.show(Messages.text("person.hint"));
        add(title, "wmin 0");
        add(hint, "wmin 0, gaptop 4");
        add(name, "wmin 0, gaptop 18");
        add(trouble, "wmin 0, gaptop 6");
        add(colours, "wmin 0, gaptop 16");
        // The discs stand below the words, and not the rings around them.
        add(palette(), "gaptop 2, pad 0 -7 0 0, wmin 0");
        Row buttons = new Row();
        buttons.add(done, RowLayout.Place.filling(0, 120));
        buttons.add(cancel);
        add(buttons, "gaptop 20, wmin 0");
        Escape.on(this, () -> {
            if (cancel.isVisible()) {
                commands.cancelled();
            }
        });
    }

    private Row palette() {
        Row row = new Row(4);
        swatches.add(free);
        for (int colour = 1; colour <= SessionRequest.COLOURS; colour++) {
            swatches.add(new Swatch(colour));
        }
        ButtonGroup group = new ButtonGroup();
        for (Swatch swatch : swatches) {
            swatch.addActionListener(event -> tint());
            group.add(swatch);
            row.add(swatch);
        }
        return row;
    }

    /** The field is written in the colour that is chosen: so the others will see the name. */
    private void tint() {
        Integer chosen = colour();
        colours.setText(Messages.text(chosen == null ? "person.colour.given" : "person.colour"));
        name.putClientProperty(
                FlatClientProperties.STYLE,
                "font: +3; margin: 7,10,7,10; foreground: $"
                        + (chosen == null ? "TextField.foreground" : PersonColours.shade(chosen)));
    }

    /**
     * Begins to ask.
     *
     * @param proposed what stands there to begin with; where it has no colour, the server may be left to give one
     * @param first whether there is nothing yet that could be left as it is
     */
    public void ask(Profile proposed, boolean first) {
        trouble.show("");
        name.setText(proposed.name());
        // Who has a colour has nothing to leave to the server any more.
        free.setVisible(proposed.colour() == null);
        swatches.get(proposed.colour() == null ? 0 : proposed.colour()).setSelected(true);
        tint();
        title.setToolTipText(Messages.text(first ? "person.title" : "person.title.again"));
        title.setText(Messages.text(first ? "person.title" : "person.title.again"));
        done.setText(Messages.text(first ? "person.done" : "person.done.again"));
        cancel.setVisible(!first);
        SwingUtilities.invokeLater(() -> {
            name.requestFocusInWindow();
            name.selectAll();
        });
    }

    /** Null where it is left to the server. */
    private Integer colour() {
        return swatches.stream()
                .filter(Swatch::isSelected)
                .findFirst()
                .orElseThrow()
                .colour();
    }

    /** Takes what stands there; where it is no name, says so. */
    public void accept() {
        String typed = name.getText().strip();
        if (Profile.isFit(typed)) {
            commands.done(new Profile(typed, colour()));
            return;
        }
        trouble.show(Messages.text(typed.isEmpty() ? "person.name.missing" : "person.name.wrong"));
        name.putClientProperty(FlatClientProperties.OUTLINE, FlatClientProperties.OUTLINE_ERROR);
        name.requestFocusInWindow();
    }

    private final class Typing implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent event) {
            changedUpdate(event);
        }

        @Override
        public void removeUpdate(DocumentEvent event) {
            changedUpdate(event);
        }

        @Override
        public void changedUpdate(DocumentEvent event) {
            trouble.show("");
            name.putClientProperty(FlatClientProperties.OUTLINE, null);
        }
    }
}
