package roundtable.client.simulation.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A disk in memory that can be full, can fail, and knows what a crash leaves of it. The process that uses it can be killed,
 * which leaves all that was written; or the power fails, which surely leaves only what was forced: of a file its bytes, of a
 * directory its names. Chance decides on the rest.
 */
public final class SimulatedDisk extends FileSystem {
    private final Random random;
    private final DiskProvider provider = new DiskProvider(this);
    /** What stands under each name: a file, or null for a directory. */
    private final Map<DiskPath, DiskFile> seen = new TreeMap<>();

    private final Map<DiskPath, DiskFile> durable = new TreeMap<>();
    /** What was done to the names in each directory and may not last. */
    private final Map<DiskPath, List<NameChange>> unforced = new LinkedHashMap<>();

    private boolean full;
    private boolean sick;
    private int fuse = -1;
    private int boot;
    private boolean down;

    /** A name stands for a file, for a directory (null), or for nothing any more. */
    private record NameChange(DiskPath name, boolean there, DiskFile file) {
        void in(Map<DiskPath, DiskFile> names) {
            if (there) {
                names.put(name, file);
            } else {
                names.remove(name);
            }
        }
    }

    /** An empty disk that lets {@code random} decide. */
    public SimulatedDisk(Random random) {
        this.random = random;
        DiskPath root = DiskPath.of(this, "/");
        seen.put(root, null);
        durable.put(root, null);
    }

    /** Its outermost directory. */
    public Path root() {
        return DiskPath.of(this, "/");
    }

    /** From now on there is room, or none. */
    public void full(boolean isFull) {
        full = isFull;
    }

    /** From now on forcing may fail, or not. */
    public void sick(boolean isSick) {
        sick = isSick;
    }

    /** Lets a {@link Crash} come in the midst of one of the next steps. */
    public void crashAfter(int steps) {
        fuse = steps;
    }

    /** The process has ended, and the power with it if that is so; what was open is closed. */
    public void restart(boolean powerLost) {
        boot++;
        down = false;
        fuse = -1;
        if (powerLost) {
            losePower();
        }
    }

    private void losePower() {
        for (List<NameChange> changes : unforced.values()) {
            int kept = random.nextInt(changes.size() + 1);
            changes.subList(0, kept).forEach(change -> change.in(durable));
        }
        unforced.clear();
        durable.keySet().removeIf(path -> path.getParent() != null && !hasParents(path));
        seen.clear();
        seen.putAll(durable);
        seen.values().stream().filter(file -> file != null).forEach(file -> file.losePower(random));
    }

    private boolean hasParents(Path path) {
        for (Path up = path.getParent(); up != null; up = up.getParent()) {
            if (!durable.containsKey((DiskPath) up)) {
                return false;
            }
        }
        return true;
    }

    int boot() {
        return boot;
    }

    /** Something that changes the disk; it is done or not where the machine crashes at it. */
    void step(Runnable change) {
        alive();
        boolean crash = fuse-- == 0;
        if (!crash || random.nextBoolean()) {
            change.run();
        }
        if (crash) {
            crash();
        }
    }

    private void crash() {
        down = true;
        throw new Crash();
    }

    void alive() {
        if (down) {
            throw new Crash();
        }
    }

    void write(DiskFile file, int at, byte[] bytes) throws IOException {
        alive();
        boolean crash = fuse-- == 0;
        boolean noRoom = full && at + bytes.length > file.size();
        int written = crash || noRoom ? (int) (random.nextDouble() * bytes.length) : bytes.length;
        file.write(at, bytes, written);
        if (crash) {
            crash();
        }
        if (noRoom) {
            throw new IOException("No space left on device");
        }
    }

    void force(DiskFile file) throws IOException {
        if (sick && random.nextInt(3) == 0) {
            file.failForce();
            throw new IOException("Input/output error");
        }
        step(file::force);
    }

    void forceDirectory(DiskPath directory) {
        step(() -> {
            List<NameChange> changes = unforced.remove(directory);
            if (changes != null) {
                changes.forEach(change -> change.in(durable));
            }
        });
    }

    boolean contains(DiskPath path) {
        alive();
        return seen.containsKey(path);
    }

    /** What stands there: null for a directory. */
    DiskFile find(DiskPath path) throws IOException {
        if (!contains(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return seen.get(path);
    }

    List<Path> list(DiskPath directory) {
        alive();
        return seen.keySet().stream()
                .filter(path -> directory.equals(path.getParent()))
                .map(path -> (Path) path)
                .toList();
    }

    void name(DiskPath path, DiskFile file) throws IOException {
        if (!contains((DiskPath) path.getParent())) {
            throw new NoSuchFileException(path.toString());
        }
        step(() -> change(new NameChange(path, true, file)));
    }

    void remove(DiskPath path) {
        step(() -> change(new NameChange(path, false, null)));
    }

    void move(DiskPath from, DiskPath to) throws IOException {
        DiskFile file = find(from);
        step(() -> {
            change(new NameChange(to, true, file));
            change(new NameChange(from, false, null));
        });
    }

    private void change(NameChange change) {
        change.in(seen);
        unforced.computeIfAbsent((DiskPath) change.name.getParent(), directory -> new ArrayList<>())
                .add(change);
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public Path getPath(String first, String... more) {
        return DiskPath.of(this, more.length == 0 ? first : first + "/" + String.join("/", more));
    }

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(root());
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }
}
