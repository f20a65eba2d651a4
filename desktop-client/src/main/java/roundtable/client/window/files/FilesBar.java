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
import roundtable.client.text.Messages;
import roundtable.client.window.Icons;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.RowLayout;

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
        setLayout(new RowLayout(this));
        count.setName(FilesPanel.COUNT);
        filter.setName(FilesPanel.FILTER);
        filter.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Messages.text("files.filter"));
        filter.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
        filter.getAccessibleContext().setAccessibleName(Messages.text("files.filter"));
        filter.setToolTipText(Messages.text("files.filter.tip"));
        add(upload);
        add(download);
        add(refresh, RowLayout.Place.after(4));
        add(filter, RowLayout.Place.between(12, 100, 260));
        add(count);
        add(preview, RowLayout.Place.after(12).atEnd());
        add(visits, RowLayout.Place.after(4));
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
