package roundtable.protocol;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Shows that a server knows a token without saying it. The address on which the server was reached is part of it, so that a server
 * somewhere else cannot have the right one make the proof, and pass it on.
 */
public final class TokenProof {
    private TokenProof() {}

    /**
     * The proof, in Base64 for URLs, without padding.
     *
     * @param at the address and port of the server, as each end sees it on its own socket
     */
    public static String of(String token, String nonce, InetSocketAddress at) {
        String said = nonce + " " + HexFormat.of().formatHex(at.getAddress().getAddress()) + " " + at.getPort();
        byte[] seal = Hmac.of(token.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    }
}
