package roundtable.client.chat;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Ids for messages that no other window, and no earlier run of this one, has given. */
final class MessageIds {
    private final String run = new BigInteger(80, new SecureRandom()).toString(36);
    private long last;

    String next() {
        last++;
        return run + "-" + last;
    }
}
