package roundtable.server.net;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Raw bytes that come from somewhere else while they are sent. It is closed in the end, whatever happens: by any thread, also
 * while another waits in {@link #next}.
 */
public interface RawSource extends Closeable {
    /**
     * The next bytes, or null at the end; may wait for them.
     *
     * @throws IOException where there will be no more: the client is cut off, since the rest of its bytes is missing
     */
    ByteBuffer next() throws IOException;

    /** How many bytes are in memory for it already, before anything is sent. */
    default int held() {
        return 0;
    }

    /** Those bytes alone. */
    static RawSource of(ByteBuffer bytes) {
        return new RawSource() {
            private final int held = bytes.remaining();
            private ByteBuffer left = bytes;

            @Override
            public ByteBuffer next() {
                ByteBuffer taken = left;
                left = null;
                return taken;
            }

            @Override
            public int held() {
                return held;
            }

            @Override
            public void close() {
                left = null;
            }
        };
    }
}
