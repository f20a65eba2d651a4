package roundtable.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import roundtable.protocol.change.Change;

/** Makes a record of any kind with something in each of its components. */
final class Sample {
    private int number = 40;

    private Sample() {}

    /** A record of that type in which nothing is null. */
    static Object of(Class<?> record) {
        return create(record, new Sample().components(record, null)).orElseThrow();
    }

    /** The same with that component null; empty where the record does not allow it. */
    static Optional<Object> without(Class<?> record, String absent) {
        Object[] values = new Sample().components(record, absent);
        int index = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList()
                .indexOf(absent);
        RecordComponent component = record.getRecordComponents()[index];
        if (component.getType().isPrimitive()) {
            return Optional.empty();
        }
        return create(record, values).filter(made -> read(made, component) == null);
    }

    private Object[] components(Class<?> record, String absent) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> component.getName().equals(absent)
                        ? null
                        : value(component.getName(), component.getType(), component.getGenericType()))
                .toArray();
    }

    /** Numbers grow from one component to the next, so that "from" stays before "to". */
    private Object value(String name, Class<?> type, Type generic) {
        number++;
        if (name.equals("colour")) {
            return SessionRequest.COLOURS;
        } else if (type == int.class || type == Integer.class) {
            return number;
        } else if (type == long.class || type == Long.class) {
            return (long) number;
        } else if (type == Boolean.class || type == boolean.class) {
            return true;
        } else if (type == String.class && name.toLowerCase(Locale.ROOT).contains("address")) {
            return "[fe80::1%eth0]:" + number;
        } else if (name.equals("nonce")) {
            return "nonce-of-16_chars";
        } else if (type == String.class) {
            return name.equals("sha256") || name.equals("replace") ? "0a".repeat(32) : name + " grüß 😀";
        } else if (type == Instant.class) {
            return Instant.parse("2026-11-21T12:00:00.007Z").plusSeconds(number);
        } else if (type == Change.class) {
            return Change.builder().keep(5).insert("ä").delete(2).build();
        } else if (type == JsonNode.class) {
            return LongNode.valueOf(number + (1L << 40));
        } else if (type == Map.class) {
            return Map.of(Service.PEERS, number);
        } else if (type == List.class) {
            Type element = ((ParameterizedType) generic).getActualTypeArguments()[0];
            return List.of(value(name, (Class<?>) element, element));
        } else if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        } else if (type.isRecord()) {
            return create(type, components(type, null)).orElseThrow();
        }
        throw new AssertionError("no sample of " + generic + " for '" + name + "' yet");
    }

    private static Optional<Object> create(Class<?> record, Object[] values) {
        try {
            Class<?>[] types = Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return Optional.of(record.getDeclaredConstructor(types).newInstance(values));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ProtocolException || e.getCause() instanceof NullPointerException) {
                return Optional.empty();
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object read(Object made, RecordComponent component) {
        try {
            return component.getAccessor().invoke(made);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
