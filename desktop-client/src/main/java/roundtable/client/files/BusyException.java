package roundtable.client.files;

import java.io.IOException;

/** A transfer that may succeed a little later; its message says why to the person. */
final class BusyException extends IOException {
    BusyException(String words) {
        super(words);
    }
}
