package roundtable.client.window;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.extras.FlatAnimatedLafChange;
import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.fonts.jetbrains_mono.FlatJetBrainsMonoFont;
import java.util.Locale;
import java.util.Optional;

/** The looks of the window: light, dark, or as the system has it. Colours and sizes are in the themes' own files. */
public enum Theme {
    LIGHT,
    DARK,
    SYSTEM;

    /** The name on the command line and in the settings. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The theme of that name, if there is one. */
    public static Optional<Theme> named(String key) {
        for (Theme theme : values()) {
            if (theme.key().equals(key)) {
                return Optional.of(theme);
            }
        }
        return Optional.empty();
    }

    /** Makes fonts and the themes' files known, and puts this theme on; before the first component is made. */
    public void install() {
        install(isDark());
    }

    /** The same for who has asked already whether it is the dark one. */
    static void install(boolean dark) {
        HeadStart.fonts();
        FlatLaf.setPreferredFontFamily(FlatInterFont.FAMILY);
        FlatLaf.setPreferredLightFontFamily(FlatInterFont.FAMILY_LIGHT);
        FlatLaf.setPreferredSemiboldFontFamily(FlatInterFont.FAMILY_SEMIBOLD);
        FlatLaf.setPreferredMonospacedFontFamily(FlatJetBrainsMonoFont.FAMILY);
        FlatLaf.registerCustomDefaultsSource("roundtable.client");
        setUp(dark);
    }

    /** Whether it is the dark one; asks the system where it is as the system has it, which takes its time. */
    boolean isDark() {
        return this == DARK || this == SYSTEM && SystemTheme.isDark();
    }

    /** Puts the dark theme, or the light one, on every window at once. */
    static void show(boolean dark) {
        if (dark == FlatLaf.isLafDark()) {
            return;
        }
        FlatAnimatedLafChange.showSnapshot();
        Carets carets = Carets.ofAllWindows();
        setUp(dark);
        FlatLaf.updateUI();
        carets.restore();
        FlatAnimatedLafChange.hideSnapshotWithAnimation();
    }

    private static void setUp(boolean dark) {
        if (dark) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
    }
}
