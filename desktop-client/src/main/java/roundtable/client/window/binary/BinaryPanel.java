package roundtable.client.window.binary;

import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.binary.BinaryController;
import roundtable.client.binary.BinaryModel;
import roundtable.client.binary.Counts;
import roundtable.client.binary.Side;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Sentence;

/** The converter's tab: text on one side, its bits on the other, whichever of them is typed. */
public final class BinaryPanel extends JPanel {
    /** The fields are called this and the side: {@code binary.field.text}. */
    public static final String FIELD = "binary.field";

    public static final String PROBLEM = "binary.problem";
    public static final String COPY = "binary.copy";
    public static final String SWAP = "binary.swap";
    public static final String CLEAR = "binary.clear";
    public static final String COUNTS = "binary.counts";
    public static final String OFFLINE = "binary.offline";

    private final BinaryModel model;
    private final SidePane text;
    private final SidePane bits;
    private final JButton swap = Buttons.bare(SWAP, "swap", "binary.swap");
    private final JButton clear = Buttons.worded(CLEAR, "clear", "binary.clear");
    private final JLabel counts = new JLabel();
    private final Sentence offline = Sentence.hint();

    public BinaryPanel(BinaryModel model, BinaryController controller) {
        super(new MigLayout(
                "insets 16, fill, hidemode 3",
                // text, swap, bits
                "[sg side,grow,fill]8[]8[sg side,grow,fill]",
                // no line, the two sides, the figures
                "[]0[grow,fill]8[]"));
        this.model = model;
        text = new SidePane(Side.TEXT, controller::typed);
        bits = new SidePane(Side.BITS, controller::typed);
        counts.setName(COUNTS);
        offline.setName(OFFLINE);
        add(offline, "cell 0 0 3 1, growx, wmin 0, gapbottom 8");
        add(text, "cell 0 1, wmin 0");
        add(swap, "cell 1 1, grow 0, hmax pref, aligny center");
        add(bits, "cell 2 1, wmin 0");
        add(counts, "cell 0 2 3 1, pushx, growx, wmin 0");
        add(clear, "cell 0 2 3 1, grow 0");
        swap.addActionListener(event -> controller.swap());
        clear.addActionListener(event -> controller.clear());
        model.listen(this::refresh);
        refresh();
    }

    /** Where one types text. */
    public JComponent input() {
        return text.input();
    }

    private void refresh() {
        text.show(model);
        bits.show(model);
        offline.show(model.online() ? "" : Messages.text("binary.offline"));
        swap.setEnabled(model.online()
                && !model.content(model.source()).isEmpty()
                && !model.outdated(model.source().other()));
        clear.setEnabled(model.online()
                && !(model.content(Side.TEXT).isEmpty()
                        && model.content(Side.BITS).isEmpty()));
        counts.setText(model.counts().map(BinaryPanel::words).orElse(Messages.text("binary.counts.unknown")));
        counts.setToolTipText(counts.getText());
    }

    private static String words(Counts counted) {
        return Messages.text("binary.counts", counted.characters(), counted.bytes(), counted.bits());
    }

    /** The highlight's colour is the theme's. */
    @Override
    public void updateUI() {
        super.updateUI();
        if (model != null) {
            refresh();
        }
    }
}
