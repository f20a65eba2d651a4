package roundtable.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    @ParameterizedTest
    @CsvSource({
        "--help, 0",
        "--version, 0",
        "--no-such-option, 2",
        "a b, 2",
        "--theme=pink, 2",
        "--port-offset=-1, 2",
        "--port-offset=x, 2",
        "pc:99999, 2",
        "--lan pc, 2",
        "--name=\u202e, 2",
    })
    void saysByItsExitCodeHowItWent(String argument, int code) {
        assertThat(Main.run(argument.split(" "))).isEqualTo(code);
    }
}
