package roundtable.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import roundtable.client.link.Tap;
import roundtable.protocol.BinaryEvent;
import roundtable.protocol.BinaryRequest;
import roundtable.protocol.ChatEvent;
import roundtable.protocol.ChatRequest;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.Message;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersRequest;
import roundtable.protocol.Service;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.SessionRequest;
import roundtable.protocol.Wire;

/** Every message of the protocol, every field of it and every code has words: a new one fails here until it has. */
class GlossaryTest {
    private static final Map<Class<?>, Service> SERVICES = Map.ofEntries(
            Map.entry(SessionRequest.class, Service.PEERS),
            Map.entry(SessionEvent.class, Service.PEERS),
            Map.entry(EditorRequest.class, Service.EDITOR),
            Map.entry(EditorEvent.class, Service.EDITOR),
            Map.entry(ChatRequest.class, Service.CHAT),
            Map.entry(ChatEvent.class, Service.CHAT),
            Map.entry(FilesRequest.class, Service.FILES),
            Map.entry(FilesEvent.class, Service.FILES),
            Map.entry(BinaryRequest.class, Service.DECODE),
            Map.entry(BinaryEvent.class, Service.ENCODE),
            Map.entry(PeersRequest.class, Service.PEERS),
            Map.entry(PeersEvent.class, Service.PEERS));

    /** One message and where it is said. */
    record Said(Service service, Tap.Direction direction, Class<?> message, String type) {
        @Override
        public String toString() {
            return service.wireName() + " " + direction + " " + type;
        }
    }

    static Stream<Said> messages() {
        return SERVICES.entrySet().stream()
                .flatMap(entry -> Arrays.stream(entry.getKey().getPermittedSubclasses())
                        .filter(Message.class::isAssignableFrom)
                        .map(message -> new Said(
                                entry.getValue(),
                                Message.Request.class.isAssignableFrom(message)
                                        ? Tap.Direction.SENT
                                        : Tap.Direction.RECEIVED,
                                message,
                                Wire.typeOf(message.asSubclass(Message.class)))));
    }

    @Test
    void thereAreAllOfThem() {
        assertThat(messages()).hasSizeGreaterThan(50).extracting(Said::type).contains("name-revision", "error");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageHasWords(Said said) {
        assertThat(Glossary.message(said.service(), said.direction(), said.type()))
                .isPresent();
        if (said.direction() == Tap.Direction.SENT) {
            assertThat(Glossary.answer(said.service(), said.type()))
                    .as("its answer")
                    .isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyFieldHasWords(Said said) {
        List<List<String>> paths = new ArrayList<>();
        collect(said.message(), List.of(), paths);
        paths.add(List.of("id"));
        for (List<String> path : paths) {
            assertThat(Glossary.field(said.service(), said.type(), path))
                    .as("%s in %s", path, said)
                    .isPresent();
        }
    }

    private static void collect(Class<?> record, List<String> path, List<List<String>> paths) {
        for (RecordComponent component : record.getRecordComponents()) {
            List<String> deeper = new ArrayList<>(path);
            JsonProperty otherwise = component.getAccessor().getAnnotation(JsonProperty.class);
            deeper.add(otherwise == null ? component.getName() : otherwise.value());
            paths.add(deeper);
            Class<?> part = part(component.getGenericType());
            if (part.isRecord() && part.getPackage().equals(Message.class.getPackage())) {
                collect(part, deeper, paths);
            }
        }
    }

    /** What a field holds, or each item of it where it is a list. */
    private static Class<?> part(Type type) {
        return type instanceof ParameterizedType list
                ? part(list.getActualTypeArguments()[list.getActualTypeArguments().length - 1])
                : type instanceof Class<?> plain ? plain : Object.class;
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeHasWords(ErrorCode code) {
        assertThat(Glossary.code(code.wireName())).isPresent();
    }

    @Test
    void whatALaterVersionBringsGetsAPlainSentence() {
        assertThat(Glossary.message(Service.CHAT, Tap.Direction.RECEIVED, "danced"))
                .isEmpty();
        assertThat(Glossary.field(Service.CHAT, "message", List.of("mood"))).isEmpty();
        assertThat(Glossary.code("too-late")).isEmpty();
    }
}
