package roundtable.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names of the messages, read off the sealed interfaces: a new record is known here as soon as it compiles.
 */
final class MessageTypes extends TypeIdResolverBase {
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            WireName given = type.getAnnotation(WireName.class);
            String name = type.getSimpleName();
            return given != null ? given.value() : Character.toLowerCase(name.charAt(0)) + name.substring(1);
        }
    };

    private static final ClassValue<Map<String, Class<?>>> PERMITTED = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> sealed) {
            Map<String, Class<?>> byName = new LinkedHashMap<>();
            for (Class<?> message : sealed.getPermittedSubclasses()) {
                byName.put(NAMES.get(message), message);
            }
            return Map.copyOf(byName);
        }
    };

    private JavaType asked;

    /** The {@code "type"} of that record. */
    static String nameOf(Class<?> message) {
        return NAMES.get(message);
    }

    /** The record of that {@code "type"} among those that a sealed interface permits, or null. */
    static Class<?> named(Class<?> sealed, String name) {
        return PERMITTED.get(sealed).get(name);
    }

    @Override
    public void init(JavaType baseType) {
        asked = baseType;
    }

    @Override
    public String idFromValue(Object value) {
        return nameOf(value.getClass());
    }

    @Override
    public String idFromValueAndType(Object value, Class<?> suggestedType) {
        return nameOf(suggestedType);
    }

    /** Wire has chosen the record already: what is asked for is what is made. */
    @Override
    public JavaType typeFromId(DatabindContext context, String id) {
        return asked;
    }

    @Override
    public JsonTypeInfo.Id getMechanism() {
        return JsonTypeInfo.Id.CUSTOM;
    }
}
