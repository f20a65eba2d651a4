package roundtable.client.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The person's folders on this machine.
 *
 * @param config for settings and tokens
 * @param data for what the person would miss
 */
public record UserFolders(Path config, Path data) {

    /** Where the system wants them. */
    public static UserFolders ofThisMachine() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    static UserFolders of(String system, Path home, Map<String, String> environment) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("mac")) {
            Path both = home.resolve("Library").resolve("Application Support").resolve("Roundtable");
            return new UserFolders(both, both);
        }
        if (os.startsWith("windows")) {
            Path both = folder(
                            environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming"))
                    .resolve("Roundtable");
            return new UserFolders(both, both);
        }
        return new UserFolders(
                folder(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"))
                        .resolve("roundtable"),
                folder(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share"))
                        .resolve("roundtable"));
    }

    /** For what the program writes down about itself. */
    public Path logs() {
        return data.resolve("logs");
    }

    private static Path folder(String chosen, Path usual) {
        return chosen == null || chosen.isBlank() || !Path.of(chosen).isAbsolute() ? usual : Path.of(chosen);
    }
}
