package roundtable.client.window.wire;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import roundtable.client.text.Messages;
import roundtable.client.window.EmptyState;
import roundtable.client.window.Icons;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Choice;
import roundtable.client.window.parts.Edits;
import roundtable.client.window.parts.Row;
import roundtable.client.window.parts.RowLayout;
import roundtable.client.window.parts.Split;
import roundtable.client.wire.Entry;
import roundtable.client.wire.WireModel;

/** The drawer: which lines are shown, the lines, and what the chosen one says. */
public final class WirePanel extends JPanel implements WireModel.Listener {
    public static final String SCOPE = "wire.scope";
    public static final String FILTER = "wire.filter";
    public static final String PINGS = "wire.pings";
    public static final String PAUSE = "wire.pause";
    public static final String CLEAR = "wire.clear";
    public static final String NC = "wire.nc";
    public static final String PYTHON = "wire.python";
    public static final String CLOSE = "wire.close";
    public static final String LINES = "wire.lines";
    public static final String DETAIL = "wire.detail";
    public static final String PRETTY = "wire.detail.pretty";
    public static final String RAW = "wire.detail.raw";
    public static final String STATE = "wire.state";

    private static final String EMPTY_CARD = "empty";
    private static final String FILTERED_CARD = "filtered";
    private static final String LINES_CARD = "lines";
    private static final int LEAST_WIDTH = 120;
    private static final int LINES_WIDTH = 600;
    private static final int DETAIL_WIDTH = 270;
    private static final double LINES_SHARE = 0.68;

    /** Of which services the lines are shown. */
    enum Scope {
        TAB,
        ALL
    }

    private final transient WireModel model;
    private final LinesTable lines;
    private final DetailPane detail;
    private final Choice<Scope> scope = new Choice<>(SCOPE, Scope.class, WirePanel::words, this::filter);
    private final JTextField filter = new JTextField();
    private final JCheckBox pings = new JCheckBox(Messages.text("wire.pings"));
    private final JToggleButton pause = new JToggleButton(Icons.of("pause"));
    private final transient Icon playing = Icons.of("play");
    private final transient Icon pausing = Icons.of("pause");
    private final JButton nc = Buttons.worded(NC, "copy", "wire.nc");
    private final JButton python = Buttons.worded(PYTHON, "copy", "wire.python");
    private final JLabel state = new JLabel();
    private final CardLayout cards = new CardLayout();
    private final JPanel middle = new JPanel(cards);
    private final transient Copies copies;
    private String notice = "";

    /**
     * @param name the person's own, for the programs that are copied
     * @param close closes the drawer
     */
    WirePanel(WireModel model, Supplier<String> name, Runnable close) {
        super(new MigLayout("insets 6 16 6 16, fill", "[grow,fill]", "[]6[grow,fill]4[]"));
        this.model = model;
        lines = new LinesTable(model);
        detail = new DetailPane(model);
        copies = new Copies(model, lines, name, this::notice);
        add(bar(close), "wmin 0, wrap");
        add(middle, "wmin 0, hmin 64, wrap");
        state.setName(STATE);
        state.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet small");
        add(state, "wmin 0");
        fillMiddle();
        lines.getSelectionModel().addListSelectionListener(event -> {
            lines.noteChosen();
            chosenChanged();
        });
        copies.bind(this, nc, python, filter);
        model.listen(this);
        chosenChanged();
        stateChanged();
    }

    private static String words(Scope scope) {
        return Messages.text(scope == Scope.TAB ? "wire.scope.tab" : "wire.scope.all");
    }

    private Row bar(Runnable close) {
        Row bar = new Row();
        filter.setName(FILTER);
        filter.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Messages.text("wire.filter.hint"));
        filter.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
        filter.getAccessibleContext().setAccessibleName(Messages.text("wire.filter"));
        Edits.of(filter, this::filter);
        pings.setName(PINGS);
        pings.setToolTipText(Messages.text("wire.pings.tip"));
        pings.addActionListener(event -> filter());
        pause.setName(PAUSE);
        pause.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        pause.addActionListener(event -> model.pause(pause.isSelected()));
        JButton clear = Buttons.bare(CLEAR, "clear", "wire.clear");
        clear.addActionListener(event -> model.clear());
        JButton hide = Buttons.bare(CLOSE, "cancel", "wire.close");
        hide.addActionListener(event -> close.run());
        bar.add(scope);
        bar.add(filter, RowLayout.Place.between(16, 120, 360));
        bar.add(pings, RowLayout.Place.after(12));
        bar.add(pause);
        bar.add(clear, RowLayout.Place.after(0));
        bar.add(detail.forms()[0], RowLayout.Place.after(12).atEnd());
        bar.add(detail.forms()[1], RowLayout.Place.after(0));
        bar.add(nc, RowLayout.Place.after(16));
        bar.add(python, RowLayout.Place.after(4));
        bar.add(hide, RowLayout.Place.after(8).atEnd());
        return bar;
    }

    private void fillMiddle() {
        JScrollPane scroll = new JScrollPane(lines);
        scroll.setMinimumSize(new Dimension(LEAST_WIDTH, 0));
        scroll.setPreferredSize(new Dimension(LINES_WIDTH, 0));
        detail.setMinimumSize(new Dimension(LEAST_WIDTH, 0));
        detail.setPreferredSize(new Dimension(DETAIL_WIDTH, 0));
        Split split = new Split(JSplitPane.HORIZONTAL_SPLIT, scroll, detail, LINES_SHARE).remembered("wire");
        middle.add(new EmptyState("wire", Messages.text("wire.empty"), Messages.text("wire.empty.hint")), EMPTY_CARD);
        middle.add(
                new EmptyState("wire", Messages.text("wire.empty.filtered"), Messages.text("wire.empty.filtered.hint")),
                FILTERED_CARD);
        middle.add(split, LINES_CARD);
    }

    private void filter() {
        model.filter(filter.getText(), pings.isSelected(), scope.chosen() == Scope.ALL);
    }

    /** Where the keyboard goes when the drawer is opened. */
    JTextField filterField() {
        return filter;
    }

    private void chosenChanged() {
        detail.show(lines.lead());
        boolean any = !lines.selected().isEmpty();
        nc.setEnabled(any);
        python.setEnabled(any);
        notice("");
    }

    /** Says something about what was done, until something else is. */
    private void notice(String words) {
        notice = words;
        stateChanged();
    }

    @Override
    public void changed(int row) {
        lines.lead().ifPresent(entry -> detail.show(Optional.of(entry)));
    }

    @Override
    public void stateChanged() {
        boolean paused = model.paused();
        pause.setSelected(paused);
        pause.setIcon(paused ? playing : pausing);
        String tip = Messages.text(paused ? "wire.resume.tip" : "wire.pause.tip");
        pause.setToolTipText(tip);
        pause.getAccessibleContext().setAccessibleName(tip);
        List<Entry> shown = model.shown();
        cards.show(middle, !shown.isEmpty() ? LINES_CARD : model.hidden() > 0 ? FILTERED_CARD : EMPTY_CARD);
        String count = Messages.text("wire.count", shown.size());
        String counts = model.hidden() == 0 ? count : Messages.text("wire.count.hidden", count, model.hidden());
        state.setText(!notice.isEmpty() ? notice : paused ? Messages.text("wire.waiting", model.waiting()) : counts);
    }

    /** Whether the keyboard is somewhere in the drawer. */
    boolean hasKeyboard() {
        return isAncestorOf(
                KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner());
    }
}
