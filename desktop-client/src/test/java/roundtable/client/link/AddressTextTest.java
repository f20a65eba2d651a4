package roundtable.client.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {
    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "fe80:0:0:0:1:2:3:4%eth0, fe80::1:2:3:4%eth0",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "1:10:0:0:0:0:20:0, 1:10::20:0",
        "fe80:0:0:0:0:0:0:0, fe80::",
    })
    void theLongestRowOfZerosIsLeftOut(String full, String shown) {
        assertThat(AddressText.shortened(full)).isEqualTo(shown);
    }
}
