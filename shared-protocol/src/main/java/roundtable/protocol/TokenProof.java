package roundtable.protocol;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows that a server knows a token without saying it. The address on which the server was reached is part of it, so that a server
 * somewhere else cannot have the right one make the proof, and pass it on.
 */
public final class TokenProof {
    private static final String ALGORITHM = "HmacSHA256";

    private TokenProof() {}

    /**
     * The proof, in Base64 for URLs, without padding.
     *
     * @param at the address and port of the server, as each end sees it on its own socket
     */
    public static String of(String token, String nonce, InetSocketAddress at) {
        String said = nonce + " " + HexFormat.of().formatHex(at.getAddress().getAddress()) + " " + at.getPort();
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
