package roundtable.client.window.files;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;
import roundtable.client.text.Messages;
import roundtable.client.window.Icons;
import roundtable.client.window.parts.Buttons;

/** What can be done with the shelf, which of its files are shown, and what is shown beside them. */
final class FilesBar extends JPanel {
    final JButton upload = Buttons.worded(FilesPanel.UPLOAD, "upload", "files.upload");
    final JButton download = Buttons.worded(FilesPanel.DOWNLOAD, "download", "files.download");
    final JButton refresh = Buttons.bare(FilesPanel.REFRESH, "refresh", "files.refresh");
    final JTextField filter = new JTextField();
    final JToggleButton preview = toggle(FilesPanel.SHOW_PREVIEW, "preview", "files.preview");
    final JToggleButton visits = toggle(FilesPanel.SHOW_VISITS, "people", "files.people");
    final JLabel count = new JLabel();

    FilesBar() {
        super(new MigLayout(
                "insets 0, fill, hidemode 3",
                // transfers, again, filter, how many, views
                "[]8[]4[]12[grow,fill,80:180:260]8[]12:push[]4[]",
                "[]"));
        count.setName(FilesPanel.COUNT);
        filter.setName(FilesPanel.FILTER);
        filter.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Messages.text("files.filter"));
        filter.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
        filter.getAccessibleContext().setAccessibleName(Messages.text("files.filter"));
        filter.setToolTipText(Messages.text("files.filter.tip"));
        add(upload);
        add(download);
        add(refresh);
        add(filter);
        add(count);
        add(preview);
        add(visits);
    }

    private static JToggleButton toggle(String name, String icon, String key) {
        JToggleButton toggle = new JToggleButton(Messages.text(key), Icons.of(icon));
        toggle.setName(name);
        toggle.setToolTipText(Messages.text(key + ".tip"));
        toggle.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        return toggle;
    }

    /** Has {@code changed} run at each change of the filter; Escape empties it. */
    void whenFiltered(Runnable changed) {
        filter.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                changed.run();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                changed.run();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                changed.run();
            }
        });
        filter.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "empty");
        filter.getActionMap().put("empty", new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                filter.setText("");
            }
        });
    }
}
