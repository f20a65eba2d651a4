package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalNamesTest {
    private static final String SHA256 = "0123456789abcdef".repeat(4);

    @Test
    void aNameThatIsTakenGetsANumberBeforeItsExtension() {
        assertThat(LocalNames.free("a.txt", Set.<String>of()::contains)).isEqualTo("a.txt");
        assertThat(LocalNames.free("a.txt", Set.of("a.txt", "a (2).txt")::contains))
                .isEqualTo("a (3).txt");
        assertThat(LocalNames.free("README", Set.of("README")::contains)).isEqualTo("README (2)");
        assertThat(LocalNames.free("x.tar.gz", Set.of("x.tar.gz")::contains)).isEqualTo("x.tar (2).gz");
    }

    @Test
    void aPartStandsBesideItsTargetAndFitsEveryFileSystem() {
        Path part = LocalNames.part(Path.of("/somewhere/a.txt"), SHA256);
        assertThat(part).isEqualTo(Path.of("/somewhere/a.txt.01234567.part"));
        String longest = "ü".repeat(127);
        Path of = LocalNames.part(Path.of("/somewhere").resolve(longest), SHA256);
        assertThat(of.getFileName().toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(256);
    }
}
