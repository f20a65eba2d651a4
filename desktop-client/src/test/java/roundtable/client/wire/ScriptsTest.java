package roundtable.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import roundtable.client.link.Tap;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** What is copied works when it is pasted: run by a real shell with nc and a real Python, against a real server. */
@Timeout(240)
class ScriptsTest {
    private static final int AT_ONCE = 3;

    /** What the programs are written in. */
    enum Language {
        NC,
        PYTHON
    }

    @TempDir
    private Path folder;

    private final Tap tap = new Tap();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final WireModel model = new WireModel(tap, later::add);
    private Server server;

    @BeforeEach
    void open() throws Exception {
        server = Server.start(
                Options.defaults().withData(folder.resolve("server")).withAnyPorts());
        model.open();
        model.filter("", true, true);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private Tap.Source source(Service service) {
        return source(service, false);
    }

    private Tap.Source source(Service service, boolean datagrams) {
        return tap.source(
                service,
                datagrams,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port(service)),
                false);
    }

    private Entry sent(Tap.Source source, String line) {
        tap.listener().line(source, Tap.Direction.SENT, (line + "\n").getBytes(StandardCharsets.UTF_8));
        return last();
    }

    private Entry received(Tap.Source source, String line) {
        tap.listener().line(source, Tap.Direction.RECEIVED, line.getBytes(StandardCharsets.UTF_8));
        return last();
    }

    private Entry last() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
        return model.shown().getLast();
    }

    private String pasted(Language language, Entry... entries) throws Exception {
        return pasted(language, List.of(entries));
    }

    private String pasted(Language language, List<Entry> entries) throws Exception {
        if (language == Language.NC) {
            Programs.assumeNc();
            return Programs.shell(model.nc(entries, "Zoë's").orElseThrow().text());
        }
        Programs.assumePython();
        return Programs.python(model.python(entries, "Zoë's").orElseThrow().text(), folder);
    }

    /** The service, a request, and what is in the answer. */
    private static final String REQUESTS = """
            EDITOR | {"type":"edit","document":"temp.txt","revision":0,"edit":"k-1","change":["it's \\"5 < 6\\" \\\\ 😀\\n"]} | "edit":"k-1"}
            EDITOR | {"type":"caret","document":"temp.txt","revision":0,"position":0}    | "type":"document","document":"temp.txt"
            EDITOR | {"type":"history","document":"temp.txt","from":0,"to":9,"id":"h"}   | ,"id":"h"}
            EDITOR | {"type":"documents","id":3}                                         | {"type":"documents","documents":[{"document":"temp.txt"
            CHAT   | {"type":"say","room":"o'clock $HOME","message":"m","text":"a\\u202eb %s !"} | "message":"m","client":
            CHAT   | {"type":"leave","room":"tea"}                                       | {"type":"left","room":"tea"}
            CHAT   | {"type":"join","room":"tea"}                                        | {"type":"joined","room":"tea"
            CHAT   | {"type":"rooms"}                                                    | {"type":"rooms","rooms":[
            FILES  | {"type":"list"}                                                     | {"type":"files","files":[]}
            FILES  | {"type":"status"}                                                   | "service":"files"
            ENCODE | {"type":"encode","text":"'é'"}                                      | {"type":"encoded","bits":"00100111 11000011 10101001 00100111"}
            DECODE | {"type":"decode","bits":"01x"}                                      | {"type":"error","code":"invalid"
            PEERS  | {"type":"network"}                                                  | {"type":"network","node":1
            CHAT   | {"type":"ping","time":"noon"}                                       | {"type":"pong","time":"noon"}
            CHAT   | {"type":"hello","protocol":1,"token":"s3cret"}                      | {"type":"welcome"
            """;

    @ParameterizedTest
    @EnumSource(Language.class)
    void aRequestIsSaidAgainAndAnswered(Language language) throws Exception {
        List<String[]> rows =
                REQUESTS.lines().map(row -> row.split(" +\\| ", 3)).toList();
        try (ExecutorService all = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> outputs = new ArrayList<>();
            for (String[] row : rows) {
                Entry request = sent(source(Service.valueOf(row[0])), row[1]);
                outputs.add(all.submit(() -> pasted(language, request)));
            }
            for (int i = 0; i < rows.size(); i++) {
                assertThat(outputs.get(i).get())
                        .as(rows.get(i)[1])
                        .contains("{\"type\":\"welcome\"")
                        .contains(rows.get(i)[2]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void severalLinesAreOneConversation(Language language) throws Exception {
        Tap.Source editor = source(Service.EDITOR);
        Entry first = sent(
                editor,
                "{\"type\":\"edit\",\"document\":\"temp.txt\",\"revision\":0,\"edit\":\"a\",\"change\":[\"one\"]}");
        Entry second = sent(
                editor,
                "{\"type\":\"edit\",\"document\":\"temp.txt\",\"revision\":1,\"edit\":\"b\",\"change\":[3,\" two\"]}");
        Entry rooms = sent(source(Service.CHAT), "{\"type\":\"rooms\",\"id\":1}");

        String output = pasted(language, first, second, rooms);

        assertThat(output)
                .containsOnlyOnce("\"type\":\"document\"")
                .contains("\"revision\":2,\"edit\":\"b\"")
                .contains("\"rooms\":[],\"id\":1");
        assertThat(output.lines().filter(line -> line.contains("welcome"))).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anAnswerIsAskedForAgain(Language language) throws Exception {
        Tap.Source encode = source(Service.ENCODE);
        sent(encode, "{\"type\":\"encode\",\"text\":\"A\",\"id\":5}");
        Entry answer = received(encode, "{\"type\":\"encoded\",\"bits\":\"01000001\",\"id\":5}");

        assertThat(pasted(language, answer)).contains("{\"type\":\"encoded\",\"bits\":\"01000001\",\"id\":5}");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aFileIsFetched(Language language) throws Exception {
        Files.writeString(folder.resolve("server").resolve("server_files").resolve("it's 1.txt"), "hello world\n");
        Entry get = sent(source(Service.FILES), "{\"type\":\"get\",\"name\":\"it's 1.txt\"}");

        assertThat(pasted(language, get))
                .contains("\"length\":12")
                .contains(
                        language == Language.NC
                                ? "hello world"
                                : "12 bytes, SHA-256 a948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447");
    }

    @Test
    void aFileIsUploadedByPythonAndOfferedByNc() throws Exception {
        Files.writeString(folder.resolve("it's 1.txt"), "hello world\n");
        Entry put = sent(
                source(Service.FILES),
                "{\"type\":\"put\",\"name\":\"it's 1.txt\",\"size\":12,"
                        + "\"sha256\":\"a948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447\"}");

        assertThat(pasted(Language.NC, put)).contains("{\"type\":\"ready\",\"name\":\"it's 1.txt\",\"offset\":0}");
        assertThat(model.nc(List.of(put), "").orElseThrow().offersOnly()).isTrue();
        assertThat(pasted(Language.PYTHON, put)).contains("{\"type\":\"stored\",\"name\":\"it's 1.txt\",\"size\":12");
        assertThat(folder.resolve("server").resolve("server_files").resolve("it's 1.txt"))
                .hasContent("hello world\n");
    }

    @Test
    void rawBytesAreThoseOfTheRequestBeforeThem() throws Exception {
        Tap.Source files = source(Service.FILES);
        sent(files, "{\"type\":\"get\",\"name\":\"a.txt\"}");
        received(files, "{\"type\":\"file\",\"name\":\"a.txt\",\"length\":3}");
        tap.listener().raw(files, Tap.Direction.RECEIVED, 3);

        assertThat(model.nc(List.of(last()), "Asha").orElseThrow().text())
                .contains("{\"type\":\"get\",\"name\":\"a.txt\"}");
    }

    @ParameterizedTest
    @CsvSource({"NC,false", "NC,true", "PYTHON,false", "PYTHON,true"})
    void bytesGoToTheEchoAgain(Language language, boolean datagrams) throws Exception {
        Tap.Source echo = source(Service.ECHO, datagrams);
        byte[] bytes = "it's 100% \\n\n\u0000\u00ff-é😀".getBytes(StandardCharsets.UTF_8);
        tap.listener().bytes(echo, Tap.Direction.SENT, bytes);
        Entry sent = last();

        String output = pasted(language, sent);

        assertThat(output)
                .isEqualTo(
                        language == Language.NC
                                ? new String(bytes, StandardCharsets.UTF_8)
                                : "b\"it's 100% \\\\n\\n\\x00\\xc3\\xbf-\\xc3\\xa9\\xf0\\x9f\\x98\\x80\" the same\n");
    }

    @Test
    void anIpv6AddressIsPastedAsItIs() throws Exception {
        Tap.Source chat = tap.source(
                Service.CHAT,
                false,
                new InetSocketAddress(InetAddress.getAllByName("::1")[0], server.port(Service.CHAT)),
                false);
        Entry rooms = sent(chat, "{\"type\":\"rooms\"}");

        assertThat(pasted(Language.NC, rooms)).contains("{\"type\":\"rooms\",\"rooms\":[]}");
        assertThat(pasted(Language.PYTHON, rooms)).contains("{\"type\":\"rooms\",\"rooms\":[]}");
    }

    @Test
    void whatNobodyAskedForIsListenedFor() {
        Entry message = received(
                source(Service.CHAT),
                "{\"type\":\"message\",\"room\":\"tea\",\"number\":4,\"client\":2,\"name\":\"Bo\",\"text\":\"hi\"}");

        assertThat(model.nc(List.of(message), "Asha").orElseThrow().text())
                .contains("{\"type\":\"join\",\"room\":\"tea\"}")
                .contains("sleep 30");
        assertThat(model.python(List.of(message), "Asha").orElseThrow().text())
                .contains("{\"type\":\"join\",\"room\":\"tea\"}")
                .contains("== 'message'");
    }

    @Test
    void noTokenAndNoCodeIsInAProgram() {
        Tap.Source coded = tap.source(
                Service.CHAT,
                false,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port(Service.CHAT)),
                true);
        Entry hello = sent(coded, "{\"type\":\"hello\",\"protocol\":1,\"token\":\"s3cret\",\"code\":\"s3cret\"}");

        WireModel.Snippet nc = model.nc(List.of(hello), "Asha").orElseThrow();

        assertThat(nc.needsCode()).isTrue();
        assertThat(nc.text())
                .contains("\"code\":\"JOIN-CODE\"")
                .doesNotContain("token")
                .doesNotContain("s3cret")
                .doesNotContain(ScannedLine.HIDDEN);
    }

    @Test
    void whatIsCutShortCannotBeSaidAgain() {
        Entry say = sent(
                source(Service.CHAT),
                "{\"type\":\"say\",\"room\":\"tea\",\"text\":\"" + "x".repeat(WireLog.LONGEST_TEXT) + "\"}");

        assertThat(model.nc(List.of(say), "Asha")).isEmpty();
        assertThat(model.python(List.of(say), "Asha")).isEmpty();
    }
}
