package roundtable.client.window;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executor;
import roundtable.client.editor.EditorController;
import roundtable.client.editor.EditorModel;
import roundtable.client.editor.LocalCopies;
import roundtable.client.link.ServerLink;
import roundtable.client.settings.UserFolders;
import roundtable.client.window.editor.EditorPanel;

/** Puts the tabs together: for each its model, its controller and its panel, in the order in which they stand. */
public final class Tabs {
    private static final String DOCUMENT = "temp.txt";
    private static final int PREFIX_BYTES = 8;

    private Tabs() {}

    /** All tabs on that link, whose news come on {@code delivery}, the event thread. */
    public static List<Tab> all(ServerLink server, Executor delivery, UserFolders folders) {
        return List.of(editor(server, delivery, folders));
    }

    private static Tab editor(ServerLink server, Executor delivery, UserFolders folders) {
        EditorModel model = new EditorModel();
        LocalCopies copies = new LocalCopies(folders.data().resolve("copies"), Clock.system(ZoneId.systemDefault()));
        EditorController controller = new EditorController(server, delivery, model, copies, DOCUMENT, newPrefix());
        return Tab.of("editor", new EditorPanel(model, controller));
    }

    /** Never used before by anyone: chance alone, so that nothing has to be remembered between two starts. */
    private static String newPrefix() {
        byte[] chance = new byte[PREFIX_BYTES];
        new SecureRandom().nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }
}
