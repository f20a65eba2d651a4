package roundtable.client.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {
    private static final List<String> PEOPLE = List.of("Asha", "Asha 2", "Bo");

    private static Command parse(String line) {
        return Command.parse(line, PEOPLE);
    }

    @Test
    void mostLinesAreSaid() {
        assertThat(parse("good morning")).isEqualTo(new Command.Say("good morning"));
        assertThat(parse(" /tell is not a command here")).isEqualTo(new Command.Say(" /tell is not a command here"));
        assertThat(parse("two\nlines")).isEqualTo(new Command.Say("two\nlines"));
    }

    @Test
    void twoSlashesStandForOne() {
        assertThat(parse("//etc/hosts")).isEqualTo(new Command.Say("/etc/hosts"));
    }

    @Test
    void tellKnowsNamesWithSpaces() {
        assertThat(parse("/tell Asha 2 hello you")).isEqualTo(new Command.Tell("Asha 2", "hello you"));
        assertThat(parse("/tell Asha 22 apples")).isEqualTo(new Command.Tell("Asha", "22 apples"));
        assertThat(parse("/tell bo psst")).isEqualTo(new Command.Tell("Bo", "psst"));
        assertThat(parse("/tell \"Somebody Else\" psst")).isEqualTo(new Command.Tell("Somebody Else", "psst"));
        assertThat(parse("/tell Nobody two\nlines")).isEqualTo(new Command.Tell("Nobody", "two\nlines"));
        assertThat(parse("/tell Bo")).isEqualTo(new Command.Tell("Bo", ""));
        assertThat(parse("/tell")).isEqualTo(new Command.Tell("", ""));
    }

    @Test
    void joinTakesTheWholeRest() {
        assertThat(parse("/join net works ")).isEqualTo(new Command.Join("net works"));
        assertThat(parse("/LEAVE")).isEqualTo(new Command.Leave());
    }

    @Test
    void anotherWordIsUnknown() {
        assertThat(parse("/foo bar")).isEqualTo(new Command.Unknown("/foo"));
        assertThat(parse("/")).isEqualTo(new Command.Unknown("/"));
    }
}
