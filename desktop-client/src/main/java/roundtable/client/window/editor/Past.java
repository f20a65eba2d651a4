package roundtable.client.window.editor;

import javax.swing.JComponent;
import roundtable.client.editor.Desk;
import roundtable.client.history.Authorship;
import roundtable.client.history.Moment;
import roundtable.client.history.NamedRevisions;
import roundtable.client.history.Playback;
import roundtable.client.history.TimelineReader;
import roundtable.client.link.ServiceLink;
import roundtable.client.settings.Settings;
import roundtable.client.text.Messages;
import roundtable.client.window.PersonColours;
import roundtable.client.window.history.AuthorTint;
import roundtable.client.window.history.HistoryPanel;
import roundtable.protocol.EditorEvent;

/** A document's past as its panel uses it: the walk through it, which is made when it is first wanted, and the authors' colours. */
final class Past {
    private final Desk.Sheet sheet;
    private final SharedTextArea text;
    private final PersonColours colours;
    private final Place place;
    private final Playback playback;
    private final NamedRevisions named;
    private final Authorship authorship;
    private HistoryPanel panel;
    private boolean open;
    private boolean following;
    private long revision;

    /** Where it is shown. */
    interface Place {
        void show(JComponent history);

        void leave();

        void tell(String words);

        void export(Moment moment);
    }

    Past(ServiceLink<EditorEvent> link, Desk.Sheet sheet, SharedTextArea text, PersonColours colours, Place place) {
        this.sheet = sheet;
        this.text = text;
        this.colours = colours;
        this.place = place;
        TimelineReader reader = new TimelineReader(link, sheet::document);
        playback = new Playback(reader);
        named = new NamedRevisions(link, sheet::document);
        authorship = new Authorship(sheet.controller(), reader, text::repaint);
        text.tint(authorship, new AuthorTint(authorship::author, colours));
    }

    /** Shows the past in place of the text. */
    void show(Settings.Editor looks) {
        if (open) {
            panel.requestFocusInWindow();
            return;
        }
        if (panel == null) {
            panel = new HistoryPanel(playback, named, colours, new Commands());
            panel.setName("history");
        }
        open = true;
        look(looks);
        playback.open();
        named.load();
        place.show(panel);
        panel.requestFocusInWindow();
    }

    /** The document is closed. */
    void close() {
        leave();
        named.close();
    }

    void leave() {
        if (open) {
            open = false;
            playback.close();
            place.leave();
        }
    }

    /** Whether it is shown. */
    boolean isOpen() {
        return open;
    }

    /** Says something where it is shown. */
    void tell(String words) {
        panel.tell(words);
    }

    /** What is shown. */
    Moment moment() {
        return playback.moment();
    }

    /** There may be more to show: more was written, or the line is up again. */
    void refresh() {
        boolean again = sheet.controller().isFollowing() && !following;
        following = sheet.controller().isFollowing();
        long now = sheet.model().revision();
        if (open && again) {
            named.load();
        }
        if (again || now != revision) {
            revision = now;
            playback.readOn();
        }
    }

    void look(Settings.Editor looks) {
        authorship.want(looks.authors());
        if (panel != null) {
            panel.look(looks.wrap(), looks.numbers(), sheet.document());
        }
    }

    private final class Commands implements HistoryPanel.Commands {
        @Override
        public void back() {
            leave();
        }

        @Override
        public void restore() {
            Moment moment = playback.moment();
            text.perform(playback.restoring(text.text()));
            leave();
            place.tell(Messages.text("history.restored", moment.revision()));
        }

        @Override
        public void export() {
            place.export(playback.moment());
        }
    }
}
