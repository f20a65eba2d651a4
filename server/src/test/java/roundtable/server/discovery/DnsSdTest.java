package roundtable.server.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names of sessions in the fields of DNS, which count bytes. */
final class DnsSdTest {
    @Test
    void aNameOfManyBytesIsCutBetweenCharacters() {
        assertThat(DnsSd.cut("Table 5", 63)).isEqualTo("Table 5");
        assertThat(DnsSd.cut("\u0416".repeat(64), 63)).isEqualTo("\u0416".repeat(31));
        assertThat(DnsSd.cut("\ud83d\ude00".repeat(64), 63)).isEqualTo("\ud83d\ude00".repeat(15));
        assertThat(DnsSd.cut("\ud83d\ude00".repeat(64), 250).getBytes(UTF_8)).hasSize(248);
    }
}
