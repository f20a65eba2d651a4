package roundtable.client.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The language of the window: one that there is a bundle for, or the system's. */
public enum Language {
    ENGLISH("en", Locale.UK),
    GERMAN("de", Locale.GERMANY),
    SYSTEM("system", Locale.UK);

    /** As it was when the program began. */
    private static final Locale OF_SYSTEM = Locale.getDefault();

    private final String key;
    private final Locale usual;

    Language(String key, Locale usual) {
        this.key = key;
        this.usual = usual;
    }

    /** The name on the command line and in the settings. */
    public String key() {
        return key;
    }

    /** The language of that name, if there is one. */
    public static Optional<Language> named(String key) {
        return List.of(values()).stream()
                .filter(language -> language.key.equals(key))
                .findFirst();
    }

    /**
     * The locale for words, numbers and dates. On a system of the same language it is the system's, with the habits of its
     * country; a system whose language has no bundle gets English with English dates, so that no text mixes two languages.
     */
    Locale locale(Locale system) {
        if (this == SYSTEM) {
            return named(system.getLanguage()).map(one -> one.locale(system)).orElse(usual);
        }
        return system.getLanguage().equals(key) ? system : usual;
    }

    /** The locale for it on this system. */
    public Locale locale() {
        return locale(OF_SYSTEM);
    }

    /** Makes it the program's, before the first word is shown. */
    public void use() {
        Locale.setDefault(locale());
    }
}
