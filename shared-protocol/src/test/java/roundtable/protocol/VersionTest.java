package roundtable.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void itIsTheNumberOfTheBuildAndNoPlaceholder() {
        assertThat(Version.current()).matches("\\d+\\.\\d+\\.\\d+(-\\S+)?");
    }
}
