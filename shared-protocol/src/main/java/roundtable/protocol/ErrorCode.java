package roundtable.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a request was refused, as the wire says it. */
public enum ErrorCode {
    BAD_JSON,
    UNKNOWN_TYPE,
    INVALID,
    LINE_TOO_LONG,
    NOT_FOUND,
    CONFLICT,
    UNAVAILABLE,
    UNAUTHORIZED,
    FORBIDDEN,
    SERVER_FULL,
    UNSUPPORTED_PROTOCOL,
    TOO_FAST,
    TOO_LARGE,
    READ_ONLY,
    INTERNAL;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The code on the wire: {@code not-found}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The code of that wire name; one that a later version invented is {@link #INTERNAL}. */
    @JsonCreator
    public static ErrorCode of(String wireName) {
        for (ErrorCode code : values()) {
            if (code.wireName.equals(wireName)) {
                return code;
            }
        }
        return INTERNAL;
    }
}
