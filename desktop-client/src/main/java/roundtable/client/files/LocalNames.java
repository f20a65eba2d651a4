package roundtable.client.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;

/** Names for files: those that are free, and those of parts. */
final class LocalNames {
    /** Of the 255 bytes that file systems give a name, less what marks a part. */
    private static final int LONGEST_BEFORE_MARK = 255 - ".12345678.part".length();

    private LocalNames() {}

    /** The name itself, or the first of {@code name (2).txt}, {@code name (3).txt}, … that is not taken. */
    static String free(String name, Predicate<String> taken) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        String candidate = name;
        for (int i = 2; taken.test(candidate); i++) {
            candidate = stem + " (" + i + ")" + extension;
        }
        return candidate;
    }

    /** A file in that folder which neither exists nor is about to. */
    static Path free(Path folder, String name, Set<Path> planned) {
        return folder.resolve(free(name, candidate -> {
            Path path = folder.resolve(candidate);
            return Files.exists(path) || planned.contains(path);
        }));
    }

    /**
     * Where a download is kept until it is whole: beside its place, named after it and after what it will hold, so that a
     * later attempt finds it and no other file is taken for it.
     */
    static Path part(Path target, String sha256) {
        String name = target.getFileName().toString();
        boolean fits = name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BEFORE_MARK;
        return target.resolveSibling((fits ? name : "download") + "." + sha256.substring(0, 8) + ".part");
    }
}
