package roundtable.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.protocol.change.Change;

/** Objects into messages: which are taken, and what the refusal of the others says. */
class WireDecodeTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @Test
    void readsAnEdit() {
        assertThat(decode("{'type':'edit','document':'temp.txt','revision':42,'edit':'k3-1','change':[5,'hello',-2],"
                        + "'position':10,'anchor':10}"))
                .isEqualTo(new EditorRequest.Edit("temp.txt", 42, "k3-1", change(), 10, 10));
    }

    @Test
    void readsWhatMayBeLeftOutAsNull() {
        assertThat(decode("{'type':'edit','document':'temp.txt','revision':42,'edit':'k3-1','change':[5,'hello',-2]}"))
                .isEqualTo(new EditorRequest.Edit("temp.txt", 42, "k3-1", change(), null, null));
        assertThat(decode("{'type':'hello','protocol':1,'name':null}"))
                .isEqualTo(new SessionRequest.Hello(1, null, null, null, null));
        assertThat(decode("{'type':'ping'}")).isEqualTo(new SessionRequest.Ping(null));
        assertThat(decode("{'type':'ping','time':null}")).isEqualTo(new SessionRequest.Ping(null));
    }

    @Test
    void passesOverUnknownFields() {
        assertThat(decode("{'type':'leave','colour':'red','room':'lobby','deep':{'er':[1,{'type':'bye'}]},'id':1}"))
                .isEqualTo(new ChatRequest.Leave("lobby"));
    }

    @Test
    void findsTheTypeWhereverItStands() {
        assertThat(decode("{'room':'lobby','type':'leave'}")).isEqualTo(new ChatRequest.Leave("lobby"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'type':null}", "{'type':1}", "{'type':['bye']}", "{'typ':'bye'}", "{'Type':'bye'}"})
    void refusesAnObjectWithoutType(String json) {
        assertRefused(json, ErrorCode.INVALID, "'type' is missing or not a string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "", "Bye", "bye ", "welcome", "hello\u0000", "java.lang.Object"})
    void refusesAnUnknownType(String type) {
        String json = Wire.tree(Map.of("type", type)).toString();
        assertRefused(json, ErrorCode.UNKNOWN_TYPE, "There is no request '" + Visible.escaped(type) + "' here");
    }

    @Test
    void knowsATypeOnlyWhereItBelongs() {
        assertThatThrownBy(() -> Wire.decode(parse("{'type':'rooms'}"), SessionRequest.class, EditorRequest.class))
                .extracting("code")
                .isEqualTo(ErrorCode.UNKNOWN_TYPE);
        assertThat((Message) Wire.decode(parse("{'type':'list'}"), SessionRequest.class, FilesRequest.class))
                .isEqualTo(new FilesRequest.List(null));
    }

    /** Each row: a request that is wrong in one field, and how the refusal begins. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'hello'} | 'protocol' is missing",
                "{'type':'hello','protocol':null} | 'protocol' is missing",
                "{'type':'hello','protocol':'1'} | 'protocol' is not what it should be",
                "{'type':'hello','protocol':1.0} | 'protocol' is not what it should be",
                "{'type':'hello','protocol':true} | 'protocol' is not what it should be",
                "{'type':'hello','protocol':[1]} | 'protocol' is not what it should be",
                "{'type':'hello','protocol':3000000000} | 'protocol' is not what it should be",
                "{'type':'hello','protocol':1,'name':''} | 'name' must be 1 to 32 characters long, not 0",
                "{'type':'hello','protocol':1,'name':5} | 'name' is not what it should be",
                "{'type':'hello','protocol':1,'name':true} | 'name' is not what it should be",
                "{'type':'hello','protocol':1,'name':{}} | 'name' is not what it should be",
                "{'type':'hello','protocol':1,'token':7} | 'token' is not what it should be",
                "{'type':'ping','time':{}} | 'time' must be a number or a string",
                "{'type':'ping','time':'\\ud800'} | 'time' holds half a surrogate pair at position 0",
                "{'type':'open'} | 'document' is missing",
                "{'type':'open','document':'../x'} | 'document' must not hold '/'",
                "{'type':'open','document':'x','revision':-1} | 'revision' must be 0 or more, not -1",
                "{'type':'open','document':'x','revision':'5'} | 'revision' is not what it should be",
                "{'type':'open','document':'x','revision':1e999999999} | 'revision' is not what it should be",
                "{'type':'open','document':'x','revision':99999999999999999999} | 'revision' is not what it should be",
                "{'type':'edit','document':'x','revision':1,'edit':'e'} | 'change' is missing",
                "{'type':'edit','document':'x','revision':1,'edit':'e','change':null} | 'change' is missing",
                "{'type':'edit','document':'x','revision':1,'edit':'e','change':'a'} | 'change' must be an array",
                "{'type':'edit','document':'x','revision':1,'edit':'e','change':[1,0]} | 'change' part 1 is 0",
                "{'type':'edit','document':'x','revision':1,'change':[]} | 'edit' is missing",
                "{'type':'edit','document':'x','revision':1,'edit':'','change':[]} | 'edit' must be 1 to 64 characters long",
                "{'type':'edit','document':'x','edit':'e','change':[]} | 'revision' is missing",
                "{'type':'edit','document':'x','revision':1,'edit':'e','change':[],'position':-1} | 'position' must be 0",
                "{'type':'edit','document':'x','revision':1,'edit':'e','change':[],'anchor':'1'} | 'anchor' is not what",
                "{'type':'caret','document':'x','revision':1} | 'position' is missing",
                "{'type':'history','document':'x','from':3,'to':2} | 'to' must not be less than 'from'",
                "{'type':'join','room':' '} | 'room' must have a character that shows",
                "{'type':'join','room':'a','after':-1} | 'after' must be 0 or more",
                "{'type':'say','room':'a','text':''} | 'text' must not be empty",
                "{'type':'say','room':'a'} | 'text' is missing",
                "{'type':'say','room':'a','text':7} | 'text' is not what it should be",
                "{'type':'say','room':'a','text':'a\\udc00'} | 'text' holds half a surrogate pair at position 1",
                "{'type':'tell','text':'a'} | 'to' is missing",
                "{'type':'messages','room':'a','limit':0} | 'limit' must be 1 to 1000, not 0",
                "{'type':'messages','room':'a','limit':1001} | 'limit' must be 1 to 1000, not 1001",
                "{'type':'put','name':'x','size':1,'sha256':'abc'} | 'sha256' must be a SHA-256",
                "{'type':'put','name':'x','sha256':'" + HASH + "'} | 'size' is missing",
                "{'type':'put','name':'x','size':1,'sha256':'" + HASH
                        + "','replace':'Z'} | 'replace' must be a SHA-256",
                "{'type':'encode'} | 'text' is missing",
                "{'type':'encode','text':5} | 'text' is not what it should be",
                "{'type':'decode','bits':false} | 'bits' is not what it should be",
            })
    void namesTheFieldAtFault(String json, String message) {
        assertThatThrownBy(() -> decode(json))
                .hasMessageStartingWith(message)
                .extracting("code")
                .isEqualTo(ErrorCode.INVALID);
    }

    @Test
    void saysWhereInATextTheTroubleIs() {
        assertThatThrownBy(() -> decode("{'type':'hello','protocol':1,'name':'ab\\u0007'}"))
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        refused -> assertThat(refused.position()).hasValue(2));
    }

    @Test
    void saysTooLargeOfTooLongAMessage() {
        String longest = "a".repeat(ChatRequest.LONGEST_TEXT);
        assertThat(decode("{'type':'say','room':'a','text':'" + longest + "'}")).isNotNull();
        assertThatThrownBy(() -> decode("{'type':'say','room':'a','text':'" + longest + "a'}"))
                .extracting("code")
                .isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    void namesThePlaceInAList() {
        assertThatThrownBy(() -> Wire.decode(
                        parse(
                                "{'type':'changes','document':'x','epoch':'e','revision':2,'changes':["
                                        + "{'type':'change','document':'x','revision':1,'client':1,'change':[]},{'type':'change','revision':'2'}]}"),
                        EditorEvent.class))
                .hasMessage("'changes[1].revision' is not what it should be");
    }

    @Test
    void readsAnErrorCodeOfALaterVersionAsInternal() {
        assertThat((Message)
                        Wire.decode(parse("{'type':'error','code':'on-fire','message':'hot'}"), SessionEvent.class))
                .isEqualTo(new SessionEvent.Refused(ErrorCode.INTERNAL, "hot", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "-1", "'a'", "''", "1.5", "12345678901234567890", "0.1234567890123456789", "1e400"})
    void givesBackTheIdAsItCame(String id) {
        JsonNode read = Wire.id(parse("{'type':'bye','id':" + id + "}"));
        JsonNode sent = Wire.parse(Wire.encode(new ChatEvent.Left("a"), read)).get("id");

        assertThat(sent).isEqualTo(read);
        if (read.isNumber()) {
            assertThat(sent.decimalValue()).isEqualByComparingTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "0.1234567890123456789", "18446744073709551616", "'noon'"})
    void givesBackTheTimeOfAPingAsItCame(String time) {
        SessionRequest.Ping ping = (SessionRequest.Ping) decode("{'type':'ping','time':" + time + "}");
        JsonNode sent =
                Wire.parse(Wire.encode(new SessionEvent.Pong(ping.time()))).get("time");

        assertThat(sent).isEqualTo(ping.time());
        if (sent.isNumber()) {
            assertThat(sent.decimalValue()).isEqualByComparingTo(time);
        }
    }

    @Test
    void hasNoIdWhereNoneWasGiven() {
        assertThat(Wire.id(parse("{'type':'bye'}"))).isNull();
        assertThat(Wire.id(parse("{'type':'bye','id':null}"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[]", "{}", "[1]", "'\\ud800'", "'a\\udc00b'"})
    void refusesAnIdOfAnotherKind(String id) {
        assertThatThrownBy(() -> Wire.id(parse("{'type':'bye','id':" + id + "}")))
                .hasMessageStartingWith("'id' must be a number or a string");
    }

    @Test
    void refusesALongId() {
        assertThat(Wire.id(parse("{'id':'" + "a".repeat(256) + "'}"))).isNotNull();
        assertThatThrownBy(() -> Wire.id(parse("{'id':'" + "a".repeat(257) + "'}")))
                .hasMessageStartingWith("'id'");
    }

    private static void assertRefused(String json, ErrorCode code, String message) {
        assertThatThrownBy(() -> decode(json))
                .hasMessage(message)
                .extracting("code")
                .isEqualTo(code);
    }

    private static Change change() {
        return Change.builder().keep(5).insert("hello").delete(2).build();
    }

    private static Message decode(String json) {
        return Wire.decode(
                parse(json),
                SessionRequest.class,
                EditorRequest.class,
                ChatRequest.class,
                FilesRequest.class,
                BinaryRequest.class,
                PeersRequest.class);
    }

    /** JSON with single quotes, which read better in Java. */
    private static ObjectNode parse(String json) {
        return Wire.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
