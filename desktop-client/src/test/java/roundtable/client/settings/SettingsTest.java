package roundtable.client.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void aWindowRemembersAndTwoWindowsDoNotUndoEachOther() {
        Settings first = Settings.in(folder);
        Settings second = Settings.in(folder);
        first.name("Zoë \u2028 = #");
        first.bounds(new Settings.Bounds(-5, 6, 700, 800));
        second.tab("chat");
        first.store();
        second.store();
        Settings next = Settings.in(folder);
        assertThat(next.name()).contains("Zoë \u2028 = #");
        assertThat(next.bounds()).contains(new Settings.Bounds(-5, 6, 700, 800));
        assertThat(next.tab()).contains("chat");
    }

    @Test
    void damagedSettingsAreNone() throws Exception {
        Files.writeString(folder.resolve("settings.properties"), "name=\\uXYZ\nbounds=1,2");
        assertThat(Settings.in(folder).name()).isEmpty();
        Files.writeString(folder.resolve("settings.properties"), "bounds=1,2,x,4");
        assertThat(Settings.in(folder).bounds()).isEmpty();
    }

    @Test
    void tokensAreKeptForTheOwnersEyes() throws Exception {
        TokenFile tokens = new TokenFile(folder);
        tokens.change("here Asha", before -> before + "s3cret");
        tokens.change("here Bo", before -> "other");
        TokenFile later = new TokenFile(folder);
        later.change("here Asha", before -> before + "+");
        assertThat(tokens.get("here Asha")).contains("s3cret+");
        assertThat(later.get("here Bo")).contains("other");
        assertThat(later.get("there Asha")).isEmpty();
        assertThat(later.keys()).containsExactlyInAnyOrder("here Asha", "here Bo");
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tokens.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void foldersAreWhereTheSystemWantsThem() {
        Path home = folder.toAbsolutePath();
        assertThat(UserFolders.of("Linux", home, Map.of()).config()).isEqualTo(home.resolve(".config/roundtable"));
        assertThat(UserFolders.of("Linux", home, Map.of("XDG_DATA_HOME", home + "/d"))
                        .data())
                .isEqualTo(home.resolve("d/roundtable"));
        assertThat(UserFolders.of("Mac OS X", home, Map.of()).config())
                .isEqualTo(home.resolve("Library/Application Support/Roundtable"));
        assertThat(UserFolders.of("Windows 11", home, Map.of("APPDATA", home + "/r"))
                        .config())
                .isEqualTo(home.resolve("r/Roundtable"));
    }
}
