package roundtable.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.client.settings.Settings;

class ProfileTest {
    @TempDir
    private Path folder;

    private static Profile proposed(String account) {
        return Profile.proposed(account);
    }

    @ParameterizedTest
    @CsvSource({
        "asha, Asha",
        "asha.rao, Asha Rao",
        "bo_lindqvist, Bo Lindqvist",
        "Chiara, Chiara",
        "émile, Émile",
        "李明, 李明",
        "jean-luc, Jean-luc"
    })
    void anAccountThatIsAPersonsGivesTheName(String account, String name) {
        assertThat(proposed(account).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "Admin", "USER", "student", "ubuntu", "", " ", "...", "a\u202eb"})
    void whatIsNobodysNameIsNotProposed(String account) {
        assertThat(proposed(account).name()).isEmpty();
    }

    @Test
    void anAccountThatIsTooLongForANameIsNotProposed() {
        assertThat(proposed("x".repeat(33)).name()).isEmpty();
        assertThat(proposed(null).name()).isEmpty();
    }

    @Test
    void itIsKeptInTheSettings() {
        new Profile("Asha", 7).keepIn(Settings.in(folder));
        assertThat(Profile.in(Settings.in(folder))).isEqualTo(new Profile("Asha", 7));
    }

    @Test
    void aColourInTheSettingsThatIsNoneCountsAsNone() throws Exception {
        java.nio.file.Files.writeString(folder.resolve("settings.properties"), "name=Asha\ncolour=9\n");
        assertThat(Profile.in(Settings.in(folder))).isEqualTo(new Profile("Asha", null));
    }
}
