package roundtable.client.window.history;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.awt.Cursor;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.history.Authors;
import roundtable.client.history.Moment;
import roundtable.client.history.NamedRevisions;
import roundtable.client.history.Playback;
import roundtable.client.text.Messages;
import roundtable.client.window.Dot;
import roundtable.client.window.Icons;
import roundtable.client.window.PersonColours;
import roundtable.client.window.parts.NarrowList;
import roundtable.client.window.parts.PlainItem;
import roundtable.protocol.EditorEvent.NamedRevision;

/** Beside the text of the past: the revisions that have names, and who wrote how much of what is shown. */
final class HistorySide extends JPanel {
    static final String NAMED_NAME = "history.named";
    static final String AUTHORS_NAME = "history.authors";

    private final Playback playback;
    private final NamedRevisions named;
    private final DefaultListModel<NamedRevision> names = new DefaultListModel<>();
    private final DefaultListModel<Share> shares = new DefaultListModel<>();
    private final JList<NamedRevision> nameList;
    private Moment counted;
    private boolean refreshing;

    /** How much of the text one author wrote. */
    private record Share(Authors.Author author, int units, int of) {}

    HistorySide(Playback playback, NamedRevisions named, PersonColours colours) {
        super(new MigLayout("insets 4 0 8 0, wrap 1, fill", "[fill, grow]", "[]6[fill, grow 60]12[]6[fill, grow 40]"));
        this.playback = playback;
        this.named = named;
        nameList = list(
                names,
                NAMED_NAME,
                "history.named",
                new PlainItem<>(
                        NamedRevision.class,
                        NamedRevision::title,
                        one -> Icons.of("history"),
                        one -> one.revision() == playback.moment().revision()));
        prepareNames();
        add(heading("history.named"), "gapx 16 8, wmin 0");
        add(scroll(nameList));
        add(heading("history.authors"), "gapx 16 8, wmin 0");
        add(scroll(list(
                shares,
                AUTHORS_NAME,
                "history.authors",
                new PlainItem<>(
                        Share.class,
                        share -> Messages.text(
                                "history.share",
                                share.author.name(),
                                NumberFormat.getPercentInstance().format((double) share.units / share.of)),
                        share -> new Dot(colours.key(share.author.client())),
                        share -> false))));
    }

    private void prepareNames() {
        nameList.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        nameList.setFocusable(true);
        nameList.setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
        nameList.addListSelectionListener(event -> {
            if (!refreshing && nameList.getSelectedValue() != null) {
                playback.show(nameList.getSelectedValue().revision());
            }
        });
    }

    private static JLabel heading(String key) {
        JLabel heading = new JLabel(Messages.text(key));
        heading.setToolTipText(heading.getText());
        heading.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet small");
        return heading;
    }

    private static <T> JList<T> list(DefaultListModel<T> model, String name, String words, PlainItem<T> item) {
        JList<T> list = new NarrowList<>(model);
        list.setName(name);
        list.setCellRenderer(item);
        list.setOpaque(false);
        list.setFocusable(false);
        list.getAccessibleContext().setAccessibleName(Messages.text(words));
        return list;
    }

    private static JScrollPane scroll(Component list) {
        JScrollPane scroll =
                new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        return scroll;
    }

    void refresh() {
        refreshing = true;
        List<NamedRevision> newestFirst = named.all().reversed();
        if (!newestFirst.equals(Collections.list(names.elements()))) {
            names.clear();
            names.addAll(newestFirst);
        }
        Moment moment = playback.moment();
        NamedRevision current = named.of(moment.revision());
        if (current == null) {
            nameList.clearSelection();
        } else {
            nameList.setSelectedValue(current, true);
        }
        refreshing = false;
        if (!moment.equals(counted) && !playback.isPlaying()) {
            counted = moment;
            shares.clear();
            shares.addAll(count(moment));
        }
        repaint();
    }

    private List<Share> count(Moment moment) {
        int[] units = new int[Character.MAX_VALUE + 1];
        int length = moment.authors().length();
        moment.authors().toString().chars().forEach(number -> units[number]++);
        List<Share> all = new ArrayList<>();
        for (int number = 0; number < units.length; number++) {
            if (units[number] > 0) {
                all.add(new Share(playback.authors().get(number), units[number], length));
            }
        }
        all.sort(Comparator.comparingInt(Share::units).reversed());
        return all;
    }
}
