package roundtable.server.net;

import java.io.Closeable;
import java.nio.channels.FileChannel;
import java.util.Iterator;

/** Where what is sent to one client goes, in order. Offering is safe for any thread and never waits. */
public interface Outgoing {
    /** A line. */
    void offer(Encoded line);

    /** Lines that are made as they are sent. */
    void offer(Iterator<Encoded> parts);

    /** A line and a piece of a file behind it; {@code whenDone} is closed in the end, whatever happens. */
    void offer(Encoded head, FileChannel file, long position, long length, Closeable whenDone);

    /** A line and bytes behind it that come from somewhere else; the source is closed in the end, whatever happens. */
    void offer(Encoded head, RawSource source);
}
