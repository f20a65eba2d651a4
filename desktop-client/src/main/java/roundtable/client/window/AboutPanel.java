package roundtable.client.window;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Component;
import java.nio.file.Path;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import roundtable.client.settings.UserFolders;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Folders;
import roundtable.protocol.Version;

/** Which program this is, what it runs on, and where it keeps what it keeps: each can be selected and copied. */
final class AboutPanel extends JPanel {
    static final String VERSION_NAME = "about.version";
    static final String LOGS_NAME = "about.logs";
    private static final int ICON = 64;
    private static final int PATH_COLUMNS = 34;

    AboutPanel(UserFolders folders) {
        super(new MigLayout("insets 8", "[]20[right]8[grow,fill]", "[]2[]16[]8[]8[]8[]8[]"));
        JLabel name = new JLabel(Messages.text("app.name"));
        name.putClientProperty(FlatClientProperties.STYLE_CLASS, "h1");
        add(new JLabel(new FlatSVGIcon(Icons.app().substring(1), ICON, ICON)), "spany 2, aligny top");
        add(name, "span 2, alignx left, wrap");
        add(new JLabel(Messages.text("about.what")), "span 2, alignx left, wrap");
        row("about.version", VERSION_NAME, Version.current());
        row("about.java", "about.java", javaWords());
        row("about.settings", "about.settings", path(folders.config()));
        row("about.logs", LOGS_NAME, path(folders.logs()));
        Folders.opener().ifPresent(opener -> {
            JButton open = new JButton(Messages.text("about.open"));
            open.setName("about.open");
            open.addActionListener(event -> opener.accept(folders.logs()));
            add(open, "skip 2, alignx left");
        });
    }

    private static String javaWords() {
        return Messages.text(
                "about.java.value",
                Runtime.version().toString(),
                System.getProperty("java.vendor"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }

    private static String path(Path folder) {
        return folder.toAbsolutePath().toString();
    }

    private void row(String key, String componentName, String value) {
        JTextField field = new JTextField(value, PATH_COLUMNS);
        field.setName(componentName);
        field.setEditable(false);
        field.setCaretPosition(0);
        JLabel label = new JLabel(Messages.text(key));
        label.setLabelFor(field);
        add(label, "skip 1");
        add(field, "wmin 120, wrap");
    }

    /** Shows it over that window, until it is put away. */
    static void show(Component over, UserFolders folders) {
        JOptionPane.showMessageDialog(
                over, new AboutPanel(folders), Messages.text("about.title"), JOptionPane.PLAIN_MESSAGE);
    }
}
