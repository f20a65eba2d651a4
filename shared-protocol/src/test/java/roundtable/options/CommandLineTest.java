package roundtable.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandLineTest {
    private final CommandLine line = new CommandLine("tea", "Makes tea.")
            .option(
                    "--leaves",
                    "KIND",
                    "Which leaves to take, of all those that are in the cupboard behind the kettle.")
            .option("--minutes", "N", "For how long.")
            .flag("--milk", "With milk.")
            .operand("CUP", "Where to pour it.")
            .footer("It is hot.\n");

    private Given parse(String words) throws WrongUsageException {
        return line.parse(words.isEmpty() ? List.of() : List.of(words.split(" ")));
    }

    @Test
    void nothingGivenIsNothing() throws Exception {
        Given given = parse("");
        assertThat(given.has("--milk")).isFalse();
        assertThat(given.last("--leaves")).isEmpty();
        assertThat(given.operand()).isEmpty();
        assertThat(given.number("--minutes", 4)).isEqualTo(4);
    }

    @Test
    void aValueStandsBehindAnEqualsSignOrIsTheNextWord() throws Exception {
        assertThat(parse("--leaves=green").last("--leaves")).contains("green");
        assertThat(parse("--leaves green blue").last("--leaves")).contains("green");
        assertThat(parse("--leaves green blue").operand()).contains("blue");
        assertThat(parse("--leaves a=b").last("--leaves")).contains("a=b");
        assertThat(parse("--leaves=").last("--leaves")).contains("");
        assertThat(parse("--leaves --milk").last("--leaves")).contains("--milk");
    }

    @Test
    void ofSeveralTheLastCountsAndAllAreThere() throws Exception {
        Given given = parse("--leaves a --milk --leaves=b --minutes 1 --minutes 2");
        assertThat(given.all("--leaves")).containsExactly("a", "b");
        assertThat(given.last("--leaves")).contains("b");
        assertThat(given.number("--minutes", 4)).isEqualTo(2);
        assertThat(given.has("--milk")).isTrue();
    }

    @Test
    void behindTwoDashesNothingIsAnOption() throws Exception {
        assertThat(parse("-- --milk").operand()).contains("--milk");
        assertThat(parse("-").operand()).contains("-");
    }

    @ParameterizedTest
    @CsvSource({"-h, --help", "--help, --help", "-V, --version", "--milk --version, --version"})
    void everyProgramTellsItsHelpAndVersion(String words, String flag) throws Exception {
        assertThat(parse(words).has(flag)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--sugar, Unknown option: '--sugar'",
        "--sugar=2, Unknown option: '--sugar'",
        "-m, Unknown option: '-m'",
        "--leaves, --leaves needs a value: --leaves=KIND",
        "--milk=yes, --milk takes no value",
        "--help=me, --help takes no value",
        "red blue, Unexpected word: 'blue'",
    })
    void whatMakesNoSenseIsSaid(String words, String why) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(WrongUsageException.class)
                .hasMessage(why);
    }

    @Test
    void aNumberThatIsNoneIsSaid() throws Exception {
        Given given = parse("--minutes long");
        assertThatThrownBy(() -> given.number("--minutes", 4))
                .hasMessage("--minutes must be a whole number, not 'long'");
    }

    @Test
    void theHelpNamesAllInTwoColumns() {
        assertThat(line.help()).isEqualTo("""
                Usage: tea [OPTIONS] [CUP]
                Makes tea.

                      [CUP]                 Where to pour it.
                      --leaves=KIND         Which leaves to take, of all those that are in the
                                            cupboard behind the kettle.
                      --minutes=N           For how long.
                      --milk                With milk.
                  -h, --help                Show this text and exit.
                  -V, --version             Show the version and exit.
                It is hot.
                """);
    }
}
