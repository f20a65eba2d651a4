package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import roundtable.protocol.Announcement;
import roundtable.protocol.Service;
import roundtable.server.files.ShelfLimits;
import roundtable.server.peers.NodeOptions;

/** The program as it is called: its exit codes, its options, and what it says. */
final class MainTest {
    private static final String[] ANY_PORTS = {
        "--port=editor=0",
        "--port=chat=0",
        "--port=files=0",
        "--port=echo=0",
        "--port=encode=0",
        "--port=decode=0",
        "--port=peers=0",
        "--no-announce"
    };

    @TempDir
    private Path folder;

    private final InputStream in = System.in;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        PrintStream both = new PrintStream(said, true, UTF_8);
        System.setOut(both);
        System.setErr(both);
        CapturedLog.loud();
    }

    @AfterEach
    void restore() {
        System.setIn(in);
        System.setOut(out);
        System.setErr(err);
        CapturedLog.quiet();
    }

    private int run(String input, String... options) {
        System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
        String[] all = new String[options.length + ANY_PORTS.length + 2];
        System.arraycopy(ANY_PORTS, 0, all, 0, ANY_PORTS.length);
        all[ANY_PORTS.length] = "--data";
        all[ANY_PORTS.length + 1] = folder.resolve("data").toString();
        System.arraycopy(options, 0, all, ANY_PORTS.length + 2, options.length);
        return Main.run(all);
    }

    private String said() {
        return said.toString(UTF_8);
    }

    @Test
    void itRunsUntilToldToCloseAndEndsWith0() {
        assertThat(run("help\nstatus\n\\close\n")).isZero();
        assertThat(said()).contains("Server listening on port", "kick NAME", "Running for 0:00:0");
        assertThat(folder.resolve("data/temp.txt")).isEmptyFile();
    }

    @Test
    void helpAndVersionEndWith0AndStartNothing() {
        assertThat(run("", "--help")).isZero();
        assertThat(said()).contains("roundtable server [OPTIONS]", "--port-offset", "--max-clients");
        assertThat(run("", "--version")).isZero();
        assertThat(said()).contains("Roundtable server ");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void whatCannotRunEndsWith1AndSaysWhyInOneLine() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.write(folder.resolve("data/temp.txt"), new byte[] {(byte) 0xff});
        assertThat(run("")).isEqualTo(1);
        assertThat(said()).contains("ERROR Error opening file temp.txt: it is not UTF-8 text");
        assertThat(said()).doesNotContain("\tat ").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "--port=9000, --port needs a service",
        "--port=tea=9000, knows no service 'tea'",
        "--port=chat=65536, There is no port 65536",
        "--port=chat=-1, is not a whole number",
        "--port-offset=60000, There is no port",
        "--max-clients=many, is not a whole number",
        "--max-line=100, --max-line must be",
        "--session-name=, must be 1 to 64 characters long",
        "--quota=much, --quota must be a size",
        "--free-floor=-1, --free-floor must be a size",
        "--log-level=loud, --log-level must be",
        "--node=0, --node must be 1 or more",
        "--peers=host:8090, --peers needs --node",
        "--discover, --discover needs --node",
        "--colour=blue, Unknown option",
        "--config=nowhere.properties, cannot be read",
        "--da=folder, Unknown option",
        "notes.txt, is not an option",
        "--data, argument",
    })
    void whatMakesNoSenseEndsWith2AndSaysWhat(String option, String why) {
        // Without the other options, which choose every port.
        assertThat(Main.run("--data", folder.resolve("data").toString(), option))
                .isEqualTo(2);
        assertThat(said()).contains(why, "--help");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aNodeFindsOthersWhereItIsToldToAndIsAnnouncedThen() throws Exception {
        assertThat(ServerCommand.parse("--node=2").options().node().discover()).isFalse();
        assertThat(ServerCommand.parse("--node=2", "--discover").options().node())
                .isEqualTo(new NodeOptions(2, List.of(), true));
        Path config = Files.writeString(folder.resolve("some.properties"), "discover=true\nnode=3\nno-announce=true\n");
        assertThat(run("", "--config", config.toString())).isEqualTo(2);
        assertThat(said()).contains("--discover does not go with --no-announce");
        ServerCommand elsewhere = ServerCommand.parse("--node=2", "--discover", "--bind=peers=127.0.0.1");
        assertThatThrownBy(elsewhere::options).hasMessage("--discover needs editor and peers on the same addresses");
    }

    @Test
    void anAddressOfANodeIsAHostAndAPort() {
        assertThat(run("", "--node", "1", "--peers", "host:8090,somewhere")).isEqualTo(2);
        assertThat(said()).contains("--peers must be a host and a port, such as host:8090");
    }

    @Test
    void aPropertiesFileHoldsTheSameAndTheCommandLineWins() throws Exception {
        Path config = folder.resolve("server.properties");
        Files.writeString(config, """
                data=%s
                port.chat=0
                max-clients=5
                max-clients.files=3
                log-level=error
                lan=false
                """.formatted(folder.resolve("other")));
        assertThat(run("\\close\n", "--config", config.toString(), "--log-level", "info"))
                .isZero();
        assertThat(said()).contains("Server listening on port");
        assertThat(folder.resolve("data/temp.txt")).exists();
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void aWordInTheFileThatIsNoOptionEndsWith2() throws Exception {
        Path config = Files.writeString(folder.resolve("server.properties"), "colour=blue\n");
        assertThat(run("", "--config=" + config)).isEqualTo(2);
        assertThat(said()).contains("--colour");
    }

    @Test
    void optionsForOneServiceStandBesideThoseForAll() throws Exception {
        Options options = ServerCommand.parse(
                        "--port-offset=100",
                        "--port=chat=7",
                        "--bind=127.0.0.1",
                        "--bind=decode=::1",
                        "--max-clients=9",
                        "--max-clients=files=3",
                        "--quota=20G")
                .options();
        assertThat(options.port(Service.EDITOR)).isEqualTo(8180);
        assertThat(options.port(Service.CHAT)).isEqualTo(7);
        assertThat(options.bind(Service.EDITOR)).isEqualTo("127.0.0.1");
        assertThat(options.bind(Service.DECODE)).isEqualTo("::1");
        assertThat(options.mostClients(Service.EDITOR)).isEqualTo(9);
        assertThat(options.mostClients(Service.FILES)).isEqualTo(3);
        assertThat(options.shelf()).isEqualTo(new ShelfLimits(20L << 30, ShelfLimits.USUAL.freeFloor()));
    }

    @Test
    void aSessionIsAnnouncedUnlessToldOtherwise() throws Exception {
        Options usual = ServerCommand.parse().options();
        assertThat(usual.beacon()).isEqualTo(Announcement.PORT);
        assertThat(usual.sessionName()).isNull();
        Options named = ServerCommand.parse("--session-name= Room 12 ").options();
        assertThat(named.sessionName()).isEqualTo("Room 12");
        assertThat(ServerCommand.parse("--no-announce").options().beacon()).isZero();
    }

    @Test
    void theShelfMayBeAnyFolder() throws Exception {
        assertThat(ServerCommand.parse().options().shelfFolder()).isNull();
        assertThat(ServerCommand.parse("--shelf", "course/files").options().shelfFolder())
                .isEqualTo(Path.of("course", "files"));
    }
}
