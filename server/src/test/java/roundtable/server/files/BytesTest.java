package roundtable.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {
    @ParameterizedTest
    @CsvSource({"0 bytes,0", "1 byte,1", "1.0 KiB,1024", "4.8 MiB,5000000", "500 MiB,524288000", "1.0 GiB,1073741824"})
    void amountsAreNamedByTheUnitsThatTheyAreCountedIn(String words, long bytes) {
        assertThat(Bytes.words(bytes)).isEqualTo(words);
    }

    @Test
    void whatIsSaidCanBeWrittenInAnOption() {
        assertThat(Bytes.parse("500 MiB")).hasValue(500L << 20);
        assertThat(Bytes.parse("500M")).hasValue(500L << 20);
        assertThat(Bytes.parse("500 miles")).isEmpty();
    }
}
