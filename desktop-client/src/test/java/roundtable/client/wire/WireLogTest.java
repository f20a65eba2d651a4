package roundtable.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import roundtable.client.link.Tap;
import roundtable.protocol.Service;

/** What is kept of the lines, which answer belongs to which request, and what of it is shown. */
class WireLogTest {
    private final Tap tap = new Tap();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final WireModel model = new WireModel(tap, later::add);
    private final Tap.Source editor = source(Service.EDITOR);
    private final Tap.Source chat = source(Service.CHAT);

    private Tap.Source source(Service service) {
        return tap.source(
                service, false, new InetSocketAddress(InetAddress.getLoopbackAddress(), service.defaultPort()), false);
    }

    @BeforeEach
    void open() {
        model.open();
        model.filter("", true, true);
    }

    private void sent(Tap.Source source, String line) {
        tap.listener().line(source, Tap.Direction.SENT, (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void received(Tap.Source source, String line) {
        tap.listener().line(source, Tap.Direction.RECEIVED, line.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets what was put off happen. */
    private List<Entry> shown() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
        return model.shown();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"hello","protocol":1}                         | {"type":"welcome","client":1}
            {"type":"ping","time":12}                             | {"type":"pong","time":12}
            {"type":"open","document":"a"}                        | {"type":"document","document":"a","revision":0}
            {"type":"open","document":"a","revision":1}           | {"type":"changes","document":"a","changes":[]}
            {"type":"edit","document":"a","edit":"k-1"}           | {"type":"accepted","document":"a","revision":1,"edit":"k-1"}
            {"type":"name-revision","document":"a","revision":1}  | {"type":"named-revision","document":"a","revision":1}
            {"type":"join","room":"tea"}                          | {"type":"joined","room":"tea","messages":[]}
            {"type":"say","room":"tea","message":"m","text":"x"}  | {"type":"message","room":"tea","number":1,"message":"m","text":"x"}
            {"type":"tell","to":"Bo","text":"x"}                  | {"type":"told","from":"Asha","to":"Bo","text":"x"}
            {"type":"put","name":"a","size":1}                    | {"type":"ready","name":"a","offset":0}
            {"type":"get","name":"a"}                             | {"type":"file","name":"a","length":1}
            {"type":"anything","id":"x"}                          | {"type":"whatever","id":"x"}
            {"type":"caret","document":"a"}                       | {"type":"error","code":"not-found"}
            {"type":"say","room":"tea","id":7}                    | {"type":"error","code":"invalid","id":7}
            """)
    void anAnswerBelongsToItsRequest(String request, String answer) {
        sent(editor, request);
        received(editor, answer);

        List<Entry> shown = shown();
        assertThat(shown.getFirst().delay()).isEqualTo(-1);
        assertThat(shown.getLast().request()).isEqualTo(shown.getFirst().number());
        assertThat(shown.getLast().delay()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"edit","document":"a","edit":"k-1"}          | {"type":"accepted","document":"a","edit":"k-2"}
            {"type":"edit","document":"a","edit":"k-1"}          | {"type":"change","document":"a","edit":"k-1"}
            {"type":"say","room":"tea","message":"m","text":"x"} | {"type":"message","room":"tea","message":"n","text":"x"}
            {"type":"rooms","id":7}                              | {"type":"rooms","id":"7","rooms":[]}
            {"type":"rooms","id":7}                              | {"type":"rooms","rooms":[]}
            {"type":"ping","time":1}                             | {"type":"error","code":"internal"}
            """)
    void whatNobodyAskedForAnswersNothing(String request, String event) {
        sent(editor, request);
        received(editor, event);

        assertThat(shown().getLast().request()).isZero();
        assertThat(shown().getLast().delay()).isEqualTo(-1);
    }

    @Test
    void anAnswerComesOnTheConnectionOfItsRequest() {
        sent(editor, "{\"type\":\"ping\",\"time\":1}");
        received(chat, "{\"type\":\"pong\",\"time\":1}");

        assertThat(shown().getLast().request()).isZero();
    }

    @Test
    void partsOfAnAnswerAndAllThatAnUploadIsToldBelongToOneRequest() {
        sent(editor, "{\"type\":\"documents\"}");
        received(editor, "{\"type\":\"documents\",\"documents\":[],\"more\":true}");
        received(editor, "{\"type\":\"documents\",\"documents\":[]}");
        received(editor, "{\"type\":\"documents\",\"documents\":[]}");
        sent(chat, "{\"type\":\"put\",\"name\":\"a\"}");
        received(chat, "{\"type\":\"ready\",\"name\":\"a\"}");
        received(chat, "{\"type\":\"stored\",\"name\":\"a\"}");

        assertThat(shown()).extracting(Entry::request).containsExactly(0L, 1L, 1L, 0L, 0L, 5L, 5L);
    }

    @Test
    void anErrorThatCouldBeAnyonesIsNobodys() {
        sent(editor, "{\"type\":\"edit\",\"document\":\"a\",\"edit\":\"1\"}");
        sent(editor, "{\"type\":\"caret\",\"document\":\"a\"}");
        received(editor, "{\"type\":\"error\",\"code\":\"not-found\"}");

        assertThat(shown().getLast().request()).isZero();
    }

    @Test
    void noSecretIsKept() {
        sent(editor, "{\"type\":\"hello\",\"protocol\":1,\"token\":\"s3cret\",\"code\":\"s3cret\"}");
        received(editor, "{\"type\":\"welcome\",\"token\":\"s3cret\"}");
        tap.listener()
                .bytes(
                        editor,
                        Tap.Direction.SENT,
                        "{\"type\":\"hello\",\"token\":\"s3cret\"}\n".getBytes(StandardCharsets.UTF_8));

        assertThat(shown()).hasSize(3).allSatisfy(entry -> {
            assertThat(entry.text()).doesNotContain("s3cret");
            assertThat(new String(entry.bytes().toArray(), StandardCharsets.UTF_8))
                    .doesNotContain("s3cret");
            assertThat(entry.hidesSecrets()).isTrue();
        });
    }

    @Test
    void theLatestAreKeptAndTheirNumberIsBounded() {
        for (int i = 1; i <= WireLog.MOST_ENTRIES + 250; i++) {
            received(chat, "{\"type\":\"message\",\"number\":" + i + "}");
        }

        List<Entry> shown = shown();
        assertThat(shown).hasSize(WireLog.MOST_ENTRIES);
        assertThat(shown.getFirst().text()).contains("\"number\":251}");
        assertThat(shown.getLast().number()).isEqualTo(WireLog.MOST_ENTRIES + 250);
    }

    @Test
    void longLinesAreCutAndTheirMemoryIsBounded() {
        String text = "x".repeat(100_000);
        for (int i = 0; i < 1_000; i++) {
            received(chat, "{\"type\":\"message\",\"text\":\"" + text + "\"}");
        }

        List<Entry> shown = shown();
        assertThat(shown.getLast().size()).isGreaterThan(100_000);
        assertThat(shown).allSatisfy(entry -> {
            assertThat(entry.text()).hasSize(WireLog.LONGEST_TEXT);
            assertThat(entry.cut()).isTrue();
            assertThat(entry.type()).isEqualTo("message");
        });
        assertThat(shown.stream().mapToLong(Entry::weight).sum()).isLessThanOrEqualTo(WireLog.MOST_BYTES);
    }

    @Test
    void rawBytesAreCountedTogetherUntilTheNextLine() {
        Tap.Source files = source(Service.FILES);
        received(files, "{\"type\":\"file\",\"length\":12345}");
        tap.listener().raw(files, Tap.Direction.RECEIVED, 12_000);
        assertThat(shown()).hasSize(2).last().extracting(Entry::size).isEqualTo(12_000L);
        tap.listener().raw(files, Tap.Direction.RECEIVED, 345);
        received(files, "{\"type\":\"pong\"}");
        tap.listener().raw(files, Tap.Direction.RECEIVED, 1);

        assertThat(shown()).extracting(Entry::size).containsExactly(31L, 12_345L, 16L, 1L);
    }

    @Test
    void bytesOfAnEchoAreTextOrElseHexadecimal() {
        Tap.Source echo = source(Service.ECHO);
        tap.listener().bytes(echo, Tap.Direction.SENT, "a\tb\n".getBytes(StandardCharsets.UTF_8));
        tap.listener().bytes(echo, Tap.Direction.RECEIVED, new byte[] {0, (byte) 0xff, 'a'});

        assertThat(shown()).extracting(Entry::text).containsExactly("a\\tb\\n", "00 ff 61");
        assertThat(shown().getLast().request()).isEqualTo(1);
        assertThat(shown().getLast().bytes().dump())
                .startsWith("0000  00 ff 61 ")
                .endsWith("  ..a\n");
    }

    @Test
    void theTabsServicesAreShownUnlessAllAreWanted() {
        sent(editor, "{\"type\":\"documents\"}");
        sent(chat, "{\"type\":\"rooms\"}");
        model.filter("", true, false);
        model.tab(TabServices.of("chat"));
        assertThat(shown()).extracting(Entry::type).containsExactly("rooms");
        model.tab(TabServices.of("editor"));
        assertThat(shown()).extracting(Entry::type).containsExactly("documents");
        model.filter("", true, true);
        assertThat(shown()).hasSize(2);
    }

    @Test
    void eachTabHasItsServicesAlsoOneThatIsNew() {
        assertThat(TabServices.of("files")).containsExactly(Service.FILES);
        assertThat(TabServices.of("binary")).containsExactly(Service.ENCODE, Service.DECODE);
        assertThat(TabServices.of("network")).containsExactly(Service.PEERS);
        assertThat(TabServices.of("peers")).containsExactly(Service.PEERS);
        assertThat(TabServices.of("another")).isEqualTo(EnumSet.allOf(Service.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            HELLO            | say
            type:say         | say
            type:s hello     | say
            -hello           | joined
            type:say -hello  |
            type:say type:jo |
            """)
    void whatIsTypedFilters(String typed, String types) {
        sent(chat, "{\"type\":\"say\",\"text\":\"hello\"}");
        received(chat, "{\"type\":\"joined\"}");
        sent(chat, "{\"type\":\"ping\"}");

        model.filter(typed, false, true);

        assertThat(shown()).extracting(Entry::type).isEqualTo(types == null ? List.of() : List.of(types));
        assertThat(model.hidden()).isEqualTo(3 - shown().size());
    }

    @Test
    void aPauseHoldsStillAndCounts() {
        sent(chat, "{\"type\":\"rooms\"}");
        assertThat(shown()).hasSize(1);
        model.pause(true);
        received(chat, "{\"type\":\"rooms\",\"rooms\":[]}");
        sent(chat, "{\"type\":\"bye\"}");
        assertThat(shown()).hasSize(1);
        assertThat(model.waiting()).isEqualTo(2);
        model.pause(false);
        assertThat(shown()).extracting(Entry::type).containsExactly("rooms", "rooms", "bye");
        assertThat(model.waiting()).isZero();
    }

    @Test
    void whatIsClearedIsGone() {
        sent(chat, "{\"type\":\"rooms\"}");
        assertThat(shown()).hasSize(1);
        model.clear();
        assertThat(shown()).isEmpty();
        received(chat, "{\"type\":\"rooms\",\"rooms\":[]}");
        assertThat(shown()).hasSize(1);
    }

    @Test
    void aClosedDrawerHearsNothingAndSaysSoLater() {
        sent(chat, "{\"type\":\"rooms\"}");
        shown();
        model.close();
        assertThat(tap.listener()).isNull();
        model.open();
        received(chat, "{\"type\":\"rooms\",\"rooms\":[]}");

        assertThat(shown()).extracting(Entry::kind).containsExactly(Entry.Kind.LINE, Entry.Kind.NOTE, Entry.Kind.LINE);
        assertThat(shown().getLast().request())
                .as("the answer of something older")
                .isZero();
    }

    @Test
    void whatChangedIsToldRowByRow() {
        List<String> told = new ArrayList<>();
        model.listen(new WireModel.Listener() {
            @Override
            public void moved(int gone, int come) {
                told.add(gone + " gone, " + come + " come");
            }

            @Override
            public void changed(int row) {
                told.add(row + " changed");
            }
        });
        Tap.Source files = source(Service.FILES);
        received(files, "{\"type\":\"file\"}");
        tap.listener().raw(files, Tap.Direction.RECEIVED, 1);
        shown();
        tap.listener().raw(files, Tap.Direction.RECEIVED, 1);
        shown();
        for (int i = 0; i < WireLog.MOST_ENTRIES - 1; i++) {
            received(files, "{\"type\":\"pong\"}");
        }
        shown();

        assertThat(told).containsExactly("0 gone, 2 come", "1 changed", "1 gone, 4999 come");
    }
}
