package roundtable.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record of every sealed interface of messages, found by looking: a new one is tested as soon as it compiles. */
class MessagesTest {
    static List<Class<?>> interfaces() {
        try (Stream<Path> files = Files.list(Path.of(Message.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("roundtable/protocol"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-"))
                    .sorted()
                    .<Class<?>>map(MessagesTest::loaded)
                    .filter(type -> type.isSealed() && type != Message.class && Message.class.isAssignableFrom(type))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> loaded(String file) {
        try {
            return Class.forName("roundtable.protocol." + file.substring(0, file.length() - ".class".length()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Class<?>> messages() {
        return interfaces().stream()
                .flatMap(group -> Arrays.stream(group.getPermittedSubclasses()))
                .filter(Message.class::isAssignableFrom);
    }

    @Test
    void areFound() {
        assertThat(interfaces())
                .contains(SessionRequest.class, SessionEvent.class, EditorRequest.class, EditorEvent.class)
                .contains(ChatRequest.class, ChatEvent.class, FilesRequest.class, FilesEvent.class)
                .contains(BinaryRequest.class, BinaryEvent.class, PeersRequest.class, PeersEvent.class);
        assertThat(messages()).hasSizeGreaterThan(40).contains(SessionEvent.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void haveNamesOfTheirOwn(Class<?> sealed) {
        assertThat(sealed.getPermittedSubclasses())
                .allMatch(Class::isRecord)
                .extracting(MessageTypes::nameOf)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z]+(-[a-z]+)*"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void comeBackFromTheWire(Class<?> type) {
        Message whole = (Message) Sample.of(type);

        assertComesBack(whole);
        assertThat(Wire.parse(Wire.encode(whole)).get("type").textValue()).isEqualTo(MessageTypes.nameOf(type));
    }

    /** What may be absent is left out, and reads as null. */
    @ParameterizedTest
    @MethodSource("messages")
    void comeBackWithoutWhatMayBeAbsent(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            Sample.without(type, component.getName()).map(Message.class::cast).ifPresent(message -> {
                ObjectNode object = Wire.parse(Wire.encode(message));
                assertThat(object.has(component.getName()))
                        .as("%s in %s", component.getName(), object)
                        .isEqualTo(alwaysWritten(component));
                assertComesBack(message);
            });
        }
    }

    /** A later version's message: fields that nobody here knows are passed over. */
    @ParameterizedTest
    @MethodSource("messages")
    void comeBackWithFieldsOfALaterVersion(Class<?> type) {
        Message message = (Message) Sample.of(type);
        ObjectNode object = Wire.parse(Wire.encode(message));
        object.put("later", 1).putArray("andLater").addObject().put("type", "odd");

        assertThat(Wire.decode(object, kindOf(type))).isEqualTo(message);
    }

    private static boolean alwaysWritten(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.ALWAYS;
    }

    private static void assertComesBack(Message message) {
        byte[] line = Wire.encode(message);
        assertThat(line).endsWith('\n').containsOnlyOnce('\n');
        assertThat(Wire.decode(Wire.parse(line), kindOf(message.getClass()))).isEqualTo(message);
    }

    private static Class<? extends Message> kindOf(Class<?> type) {
        return Arrays.stream(type.getInterfaces())
                .filter(Message.class::isAssignableFrom)
                .findFirst()
                .orElseThrow()
                .asSubclass(Message.class);
    }
}
