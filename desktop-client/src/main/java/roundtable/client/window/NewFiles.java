package roundtable.client.window;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.JComponent;
import roundtable.client.files.FilesModel;
import roundtable.protocol.FilesEvent;

/** Marks the files' tab when a file came onto the shelf while another tab was in front. */
final class NewFiles {
    private final FilesModel model;
    private final Badge badge;
    private final JComponent panel;
    private final Set<String> seen = new HashSet<>();
    private boolean known;

    NewFiles(FilesModel model, Badge badge, JComponent panel) {
        this.model = model;
        this.badge = badge;
        this.panel = panel;
        panel.addHierarchyListener(event -> {
            if (panel.isShowing()) {
                badge.mark(false);
            }
        });
    }

    /** The first list of a connection is no news. */
    void look() {
        if (!model.listed()) {
            known = false;
            return;
        }
        Set<String> now = model.files().stream().map(FilesEvent.Listed::name).collect(Collectors.toSet());
        if (known && !seen.containsAll(now) && !panel.isShowing()) {
            badge.mark(true);
        }
        known = true;
        seen.clear();
        seen.addAll(now);
    }
}
