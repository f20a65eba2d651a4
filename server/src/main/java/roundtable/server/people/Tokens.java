package roundtable.server.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import roundtable.protocol.Hmac;

/**
 * Tokens that prove who somebody is: the person's number and a HMAC-SHA-256 of it. Nothing has to be stored for them but
 * the server's one secret, so they survive any restart, and none can be made without it.
 */
final class Tokens {
    /** The length of the server's secret, in bytes. */
    static final int SECRET_LENGTH = 32;

    /** Longer than a person's number, so that no token is made of the same bytes. */
    private static final String IDENTITY = "the identity of this server";

    private static final int IDENTITY_LENGTH = 16;

    private final byte[] secret;

    Tokens(byte[] secret) {
        this.secret = secret.clone();
    }

    /** What tells this server from all others, and says nothing of its secret. */
    String identity() {
        byte[] seal = Hmac.of(secret, IDENTITY.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(seal, IDENTITY_LENGTH));
    }

    String token(long client) {
        byte[] seal = seal(client);
        ByteBuffer token = ByteBuffer.allocate(Long.BYTES + seal.length);
        token.putLong(client).put(seal);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** The person whose token it is; empty where it is nobody's. */
    OptionalLong client(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
        if (bytes.length <= Long.BYTES) {
            return OptionalLong.empty();
        }
        long client = ByteBuffer.wrap(bytes).getLong();
        boolean genuine = MessageDigest.isEqual(seal(client), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
        return genuine ? OptionalLong.of(client) : OptionalLong.empty();
    }

    private byte[] seal(long client) {
        return Hmac.of(secret, ByteBuffer.allocate(Long.BYTES).putLong(client).array());
    }
}
