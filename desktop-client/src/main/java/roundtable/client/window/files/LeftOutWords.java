package roundtable.client.window.files;

import java.util.List;
import java.util.stream.Collectors;
import roundtable.client.text.Messages;
import roundtable.protocol.FilesEvent.LeftOut;
import roundtable.protocol.FilesEvent.Skipped;
import roundtable.protocol.Visible;

/** What lies in the shelf's folder and is not shown, in words. */
final class LeftOutWords {
    private static final int IN_A_SENTENCE = 3;
    private static final int IN_A_TIP = 30;

    private LeftOutWords() {}

    /** How many there are, and the first of them; empty where there are none. */
    static String sentence(LeftOut leftOut) {
        return leftOut.count() == 0
                ? ""
                : Messages.text("files.left-out", leftOut.count(), String.join(", ", lines(leftOut, IN_A_SENTENCE)));
    }

    /** All of them that a tip has room for, a line each; or null. */
    static String tip(LeftOut leftOut) {
        return leftOut.count() == 0 ? null : String.join("\n", lines(leftOut, IN_A_TIP));
    }

    private static List<String> lines(LeftOut leftOut, int most) {
        List<String> lines =
                leftOut.first().stream().limit(most).map(LeftOutWords::line).collect(Collectors.toList());
        if (lines.size() < leftOut.count()) {
            lines.add(Messages.text("files.left-out.more", leftOut.count() - lines.size()));
        }
        return lines;
    }

    private static String line(Skipped skipped) {
        String key = "files.left-out.why." + skipped.reason();
        return Messages.text(
                "files.left-out.one",
                Visible.quoted(skipped.name()),
                Messages.text(Messages.has(key) ? key : "files.left-out.why.other"));
    }
}
