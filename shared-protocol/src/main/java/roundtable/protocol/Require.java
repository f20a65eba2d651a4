package roundtable.protocol;

import static roundtable.protocol.ProtocolException.invalid;

import java.util.Collection;

/** The checks of the messages' constructors; each names the field at fault. */
final class Require {
    private Require() {}

    static <T> T present(String field, T value) {
        if (value == null) {
            throw invalid("'" + field + "' is missing");
        }
        return value;
    }

    static void notNegative(String field, long value) {
        if (value < 0) {
            throw invalid("'" + field + "' must be 0 or more, not " + value);
        }
    }

    static void notNegative(String field, Number value) {
        if (value != null) {
            notNegative(field, value.longValue());
        }
    }

    /** A list that is there, and no longer than that. */
    static void atMost(String field, Collection<?> value, int most) {
        present(field, value);
        if (value.size() > most) {
            throw invalid("'" + field + "' must not hold more than " + most + ", not " + value.size());
        }
    }

    /** A text that is there, and no longer than that many characters; whose it is says how it is to be read. */
    static void atMost(String field, String value, int most) {
        present(field, value);
        if (value.length() > most) {
            throw invalid("'" + field + "' must not be longer than " + most + " characters, not " + value.length());
        }
    }

    static void within(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw invalid("'" + field + "' must be " + least + " to " + most + ", not " + value);
        }
    }

    static void port(String field, int value) {
        if (value < 1 || value > 65_535) {
            throw invalid("'" + field + "' must be a port from 1 to 65535, not " + value);
        }
    }

    /** An id that its author chose: 1 to 64 characters. */
    static void id(String field, String value) {
        present(field, value);
        int length = value.codePointCount(0, value.length());
        if (length < 1 || length > 64) {
            throw invalid("'" + field + "' must be 1 to 64 characters long, not " + length);
        }
        wellFormed(field, value);
    }

    /** Text without half surrogate pairs, which UTF-8 could not carry. */
    static void wellFormed(String field, String value) {
        present(field, value);
        int at = Visible.unpairedSurrogate(value);
        if (at >= 0) {
            throw new ProtocolException(
                    ErrorCode.INVALID, "'" + field + "' holds half a surrogate pair at position " + at, at);
        }
    }

    static void sha256(String field, String value) {
        present(field, value);
        if (value.length() != 64 || !value.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw invalid("'" + field + "' must be a SHA-256 in 64 small hexadecimal digits");
        }
    }
}
