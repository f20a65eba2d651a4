package roundtable.client.window.network;

import com.formdev.flatlaf.FlatClientProperties;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.JTextArea;
import roundtable.client.network.Journal;
import roundtable.client.text.Messages;

/** The journal of the network: lines that can be selected and copied, the newest at the end and in sight. */
final class JournalArea extends JTextArea {
    private transient List<Journal.Entry> shown = List.of();

    JournalArea() {
        setName(NetworkPanel.JOURNAL);
        setEditable(false);
        setLineWrap(true);
        setWrapStyleWord(true);
        putClientProperty(FlatClientProperties.STYLE, "font: $Roundtable.figures.font");
        getAccessibleContext().setAccessibleName(Messages.text("network.journal"));
    }

    void show(List<Journal.Entry> entries) {
        if (entries.equals(shown)) {
            return;
        }
        shown = entries;
        DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
        setText(entries.stream()
                .map(entry -> clock.format(entry.time()) + "  " + entry.words())
                .collect(Collectors.joining("\n")));
        setCaretPosition(getDocument().getLength());
    }
}
