package roundtable.client.window.history;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.awt.Cursor;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
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
    private Moment counted;

    /** How much of the text one author wrote. */
    private record Share(Authors.Author author, int units, int of) {}

    HistorySide(Playback playback, NamedRevisions named) {
        super(new MigLayout("insets 4 0 8 0, wrap 1, fill", "[fill, grow]", "[]6[fill, grow 60]12[]6[fill, grow 40]"));
        this.playback = playback;
        this.named = named;
        JList<NamedRevision> nameList = list(
                names,
                NAMED_NAME,
                "history.named",
                new PlainItem<>(
                        NamedRevision.class,
                        NamedRevision::title,
                        one -> Icons.of("history"),
                        one -> one.revision() == playback.moment().revision()));
        nameList.setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
        nameList.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                int index = nameList.locationToIndex(event.getPoint());
                if (index >= 0 && nameList.getCellBounds(index, index).contains(event.getPoint())) {
                    playback.show(names.get(index).revision());
                }
            }
        });
        add(heading("history.named"), "gapx 16 8");
        add(scroll(nameList));
        add(heading("history.authors"), "gapx 16 8");
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
                        share -> new Dot(PersonColours.key(share.author.client())),
                        share -> false))));
    }

    private static JLabel heading(String key) {
        JLabel heading = new JLabel(Messages.text(key));
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
        if (!named.all().equals(Collections.list(names.elements()))) {
            names.clear();
            names.addAll(named.all().reversed());
        }
        Moment moment = playback.moment();
        if (!moment.equals(counted) && !playback.isPlaying()) {
            counted = moment;
            shares.clear();
            shares.addAll(count(moment));
        }
        repaint();
    }

    private List<Share> count(Moment moment) {
        String numbers = moment.authors().toString();
        Map<Integer, Integer> units = new HashMap<>();
        numbers.chars().forEach(number -> units.merge(number, 1, Integer::sum));
        List<Share> all = new ArrayList<>();
        units.forEach((number, count) -> all.add(new Share(playback.authors().get(number), count, numbers.length())));
        all.sort(Comparator.comparingInt(Share::units).reversed());
        return all;
    }
}
