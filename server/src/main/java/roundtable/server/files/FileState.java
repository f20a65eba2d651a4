package roundtable.server.files;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/** What tells one content of a file from another without reading it: size in bytes, time in nanoseconds, identity or null. */
record FileState(long size, long modified, Object identity) {
    static FileState of(BasicFileAttributes attributes) {
        return new FileState(
                attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), attributes.fileKey());
    }
}
