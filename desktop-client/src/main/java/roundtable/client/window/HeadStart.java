package roundtable.client.window;

import com.formdev.flatlaf.extras.FlatSVGUtils;
import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.fonts.jetbrains_mono.FlatJetBrainsMonoFont;
import com.formdev.flatlaf.ui.FlatStylingSupport;
import com.formdev.flatlaf.ui.FlatTextAreaUI;
import com.formdev.flatlaf.util.FontUtils;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import net.miginfocom.swing.MigLayout;

/**
 * What every window needs, what takes long, and what is no business of the event thread's: another core begins with it while the
 * program comes up. Who needs a thing waits until it is there, or makes it where nobody has begun.
 */
public final class HeadStart {
    private static final FutureTask<Void> FONTS = new FutureTask<>(HeadStart::installFonts, null);
    private static final FutureTask<List<Image>> ICONS =
            new FutureTask<>(() -> FlatSVGUtils.createWindowIconImages(Icons.app()));

    private HeadStart() {}

    /** Begins, where there may be a window. */
    public static void begin() {
        if (GraphicsEnvironment.isHeadless()) {
            return;
        }
        Thread.ofPlatform().name("head start").daemon().start(() -> {
            FONTS.run();
            readAnnotations();
            ICONS.run();
        });
    }

    /** Makes the window's fonts known. */
    static void fonts() {
        resultOf(FONTS);
    }

    /** The mark of the program in the sizes that window systems ask for. */
    static List<Image> icons() {
        return resultOf(ICONS);
    }

    /** With the first font that is added the JDK reads all that are on the machine. */
    private static void installFonts() {
        FlatInterFont.installLazy();
        FlatJetBrainsMonoFont.installLazy();
        FontUtils.loadFontFamily(FlatInterFont.FAMILY);
    }

    /** Both libraries look through annotations when they are used first, for which the JDK has to make classes. */
    private static void readAnnotations() {
        new MigLayout();
        FlatStylingSupport.getAnnotatedStyleableInfos(new FlatTextAreaUI());
    }

    private static <T> T resultOf(FutureTask<T> task) {
        task.run();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the window came up", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
