package roundtable.client.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, localhost, 8080",
        "' pc-7.local:9000 ', pc-7.local, 9000",
        "192.168.1.20:81, 192.168.1.20, 81",
        "::1, ::1, 8080",
        "[::1]:9, ::1, 9",
        "[fe80::1%eth0], fe80::1%eth0, 8080",
        "fe80::1%eth0, fe80::1%eth0, 8080",
        "müller, müller, 8080",
    })
    void readsWhatPeopleType(String typed, String host, int port) {
        ServerAddress address = ServerAddress.parse(typed);
        assertThat(address).isEqualTo(new ServerAddress(host, port));
        assertThat(ServerAddress.parse(address.toString())).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "||, Type the address of a server",
                "http://pc, '//pc' is not a port",
                "a b, is not the name or address",
                "pc:, '' is not a port",
                "pc:0, '0' is not a port",
                "pc:65536, '65536' is not a port",
                "pc:x, 'x' is not a port",
                "[pc]:80, is not the name or address",
                "[::1]80, is not the name or address",
            })
    void saysWhatIsWrong(String typed, String why) {
        assertThatThrownBy(() -> ServerAddress.parse(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
