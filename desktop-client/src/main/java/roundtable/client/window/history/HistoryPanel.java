package roundtable.client.window.history;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyEvent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.fife.ui.rtextarea.RTextScrollPane;
import roundtable.client.history.Moment;
import roundtable.client.history.NamedRevisions;
import roundtable.client.history.Playback;
import roundtable.client.text.Messages;
import roundtable.client.window.Dot;
import roundtable.client.window.Icons;
import roundtable.client.window.PersonColours;
import roundtable.client.window.editor.Looks;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Row;
import roundtable.client.window.parts.RowLayout;
import roundtable.protocol.EditorEvent.NamedRevision;

/** A walk through a document's past: a slider over its revisions, who made each and when, and what can be done with one. */
public final class HistoryPanel extends JPanel {
    /** The component names that tests go by. */
    public static final String SLIDER_NAME = "history.slider";

    static final String PLAY_NAME = "history.play";
    static final String REVISION_NAME = "history.revision";
    static final String AUTHOR_NAME = "history.author";
    static final String NAME_NAME = "history.name";
    static final String NOTICE_NAME = "history.notice";
    private static final int PICTURE_MILLIS = 50;
    private static final int NAME_WIDTH = 200;

    private final Playback playback;
    private final NamedRevisions named;
    private final PersonColours colours;
    private final Commands commands;
    private final PastText text;
    private final RTextScrollPane scroll;
    private final HistorySide side;
    private final JSlider slider = new JSlider(0, 0, 0);
    private final JButton play = Buttons.bare(PLAY_NAME, "play", PLAY_NAME);
    private final JButton restore = new JButton(Messages.text("history.restore"));
    private final JLabel revision = new JLabel();
    private final JLabel author = new JLabel();
    private final JLabel notice = new JLabel();
    private final JTextField name = new JTextField();
    private final Timer pictures;
    private Moment shown;
    private String told = "";
    private boolean refreshing;

    /** What can be done with the revision that is shown. */
    public interface Commands {
        /** Leaves the history. */
        void back();

        /** Makes the text of now the one that is shown. */
        void restore();

        /** Writes the one that is shown into a file. */
        void export();
    }

    /** A panel on that walk. */
    public HistoryPanel(Playback playback, NamedRevisions named, PersonColours colours, Commands commands) {
        super(new MigLayout("insets 0, gap 0, fill, wrap 1", "[grow, fill]", "[][][grow, fill]"));
        this.playback = playback;
        this.named = named;
        this.colours = colours;
        this.commands = commands;
        text = new PastText(new AuthorTint(number -> playback.authors().get(number), colours));
        scroll = new RTextScrollPane(text, true);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setVerticalScrollBarPolicy(RTextScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED);
        Looks.give(scroll);
        side = new HistorySide(playback, named, colours);
        pictures = new Timer(PICTURE_MILLIS, event -> playback.tick());
        add(head());
        add(walk());
        JPanel body = new JPanel(new MigLayout(
                "insets 0, gap 0, fill",
                "[grow, fill, 120:120:][120:220:220, fill, shrinkprio 200]",
                "[grow, fill, 64::]"));
        body.add(scroll);
        body.add(side);
        add(body);
        keys();
        playback.listen(this::refresh);
        named.listen(this::refresh);
        refresh();
    }

    private JPanel head() {
        JButton back = new JButton(Messages.text("history.back"), Icons.of("back"));
        back.setName("history.back");
        back.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        back.addActionListener(event -> commands.back());
        JButton export = new JButton(Messages.text("history.export"));
        export.setName("history.export");
        export.setToolTipText(Messages.text("history.export.tip"));
        export.addActionListener(event -> commands.export());
        restore.setName("history.restore");
        restore.setToolTipText(Messages.text("history.restore.tip"));
        restore.addActionListener(event -> commands.restore());
        notice.setName(NOTICE_NAME);
        notice.putClientProperty("html.disable", true);
        notice.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        name.setName(NAME_NAME);
        name.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Messages.text("history.name"));
        name.setToolTipText(Messages.text("history.name.tip"));
        name.getAccessibleContext().setAccessibleName(Messages.text("history.name"));
        name.addActionListener(event -> giveName());
        name.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                playback.stay(); // what is being named must not become another
            }
        });
        Row row = new Row();
        row.add(back);
        row.add(notice, RowLayout.Place.between(16, 0, 0));
        row.add(name, RowLayout.Place.between(16, 100, NAME_WIDTH).atEnd());
        row.add(restore);
        row.add(export);
        JPanel head = new JPanel(new MigLayout("insets 8 10 4 16, fillx", "[grow, fill]"));
        head.add(row, "wmin 0");
        return head;
    }

    private JPanel walk() {
        slider.setName(SLIDER_NAME);
        slider.getAccessibleContext().setAccessibleName(Messages.text("history.slider"));
        slider.addChangeListener(event -> {
            if (!refreshing) {
                playback.show(slider.getValue());
            }
        });
        play.addActionListener(event -> playback.playOrPause());
        JButton before = Buttons.bare("history.before", "step-back", "history.before");
        before.addActionListener(event -> playback.show(playback.moment().revision() - 1));
        JButton after = Buttons.bare("history.after", "step-forward", "history.after");
        after.addActionListener(event -> playback.show(playback.moment().revision() + 1));
        revision.setName(REVISION_NAME);
        author.setName(AUTHOR_NAME);
        author.putClientProperty("html.disable", true);
        author.setIconTextGap(8);
        JPanel walk = new JPanel(new MigLayout("insets 0 10 8 16, fillx", "[]0[]0[]8[grow, fill, 64::]", "[]2[]"));
        walk.add(play);
        walk.add(before);
        walk.add(after);
        walk.add(slider, "wrap");
        walk.add(told(), "spanx, wmin 0");
        return walk;
    }

    private JPanel told() {
        JPanel told = new JPanel(new MigLayout("insets 0 8 0 0, fillx", "[grow, fill]"));
        Row words = new Row(16);
        words.add(revision);
        words.add(author);
        told.add(words, "wmin 0");
        return told;
    }

    private void keys() {
        KeyStroke escape = KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0);
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(escape, escape);
        getActionMap().put(escape, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                commands.back();
            }
        });
    }

    private void giveName() {
        String title = name.getText().strip();
        name.putClientProperty(FlatClientProperties.OUTLINE, null);
        if (!title.isEmpty() || named.of(shown.revision()) != null) {
            long revisionNamed = shown.revision();
            slider.requestFocusInWindow();
            named.name(revisionNamed, title.isEmpty() ? null : title, why -> refused(revisionNamed, title, why));
        } else {
            slider.requestFocusInWindow();
        }
    }

    /** What was typed stays, to be put right. */
    private void refused(long revisionNamed, String title, String why) {
        tell(why);
        if (shown.revision() == revisionNamed) {
            name.putClientProperty(FlatClientProperties.OUTLINE, FlatClientProperties.OUTLINE_ERROR);
            name.requestFocusInWindow();
            name.setText(title);
        }
    }

    /** Says something that counts as long as this revision is shown. */
    public void tell(String words) {
        told = words;
        notice.setText(words());
    }

    /** The keyboard goes to the slider. */
    @Override
    public boolean requestFocusInWindow() {
        return slider.requestFocusInWindow();
    }

    private void refresh() {
        Moment moment = playback.moment();
        refreshing = true;
        slider.setMaximum(Math.toIntExact(playback.newest()));
        slider.setValue(Math.toIntExact(moment.revision()));
        refreshing = false;
        play.setIcon(Icons.of(playback.isPlaying() ? "pause" : "play"));
        play.setEnabled(playback.newest() > 0);
        if (playback.isPlaying()) {
            pictures.start();
        } else {
            pictures.stop();
        }
        restore.setEnabled(moment.revision() < playback.newest());
        revision.setText(Messages.text("history.revision", moment.revision(), playback.newest()));
        if (!moment.equals(shown)) {
            boolean another = shown == null || shown.revision() != moment.revision();
            shown = moment;
            text.show(moment);
            tellAuthor();
            if (another) {
                told = "";
                name.putClientProperty(FlatClientProperties.OUTLINE, null);
            }
        }
        notice.setText(words());
        boolean wrong = name.getClientProperty(FlatClientProperties.OUTLINE) != null;
        if (!name.isFocusOwner() && !wrong) {
            NamedRevision given = named.of(moment.revision());
            name.setText(given == null ? "" : given.title());
        }
        side.refresh();
    }

    private String words() {
        if (!playback.failure().isEmpty()) {
            return playback.failure();
        }
        return playback.isReading() ? Messages.text("history.reading") : told;
    }

    private void tellAuthor() {
        boolean made = shown.author() != null;
        author.setVisible(made);
        if (made) {
            author.setIcon(new Dot(colours.key(shown.author().client())));
            author.setText(Messages.text(
                    "history.made",
                    shown.author().name(),
                    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                            .withZone(ZoneId.systemDefault())
                            .format(shown.time())));
        }
    }

    /** Gives the text the looks that were chosen for the editor, and the colours of a document of that name. */
    public void look(boolean wrap, boolean numbers, String document) {
        text.setLineWrap(wrap);
        Looks.colour(text, document);
        scroll.setLineNumbersEnabled(numbers);
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (scroll != null) {
            Looks.give(scroll);
        }
    }
}
