package roundtable.client.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files of a folder, for a shelf that has one level only: {@code photos/beach/1.jpg} is called {@code photos - beach -
 * 1.jpg}, so that nothing is mixed up and all of one folder stands together. Hidden files and links are left out.
 */
final class FolderFiles {
    private static final int MOST = 5_000;
    private static final String BETWEEN = " - ";

    private FolderFiles() {}

    /** A file on this computer, and what it is called on the shelf. */
    record Source(Path path, String name) {
        static Source of(Path path) {
            return new Source(path, path.getFileName().toString());
        }
    }

    /**
     * All files in that folder, by name.
     *
     * @throws TransferFailure where there are none, or too many
     */
    static List<Source> in(Path folder) throws IOException, TransferFailure {
        Path root = folder.toAbsolutePath().normalize();
        List<Source> sources = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                boolean hidden =
                        !inner.equals(root) && inner.getFileName().toString().startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !file.getFileName().toString().startsWith(".")) {
                    sources.add(new Source(file, name(root, file)));
                }
                return sources.size() > MOST ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // One that may not be read is told of when it is sent.
                sources.add(new Source(file, name(root, file)));
                return FileVisitResult.CONTINUE;
            }
        });
        String called = root.getFileName() == null
                ? root.toString()
                : root.getFileName().toString();
        if (sources.isEmpty()) {
            throw new TransferFailure("files.problem.folder.empty", called);
        }
        if (sources.size() > MOST) {
            throw new TransferFailure("files.problem.folder.large", called, MOST);
        }
        sources.sort(Comparator.comparing(Source::name));
        return sources;
    }

    private static String name(Path root, Path file) {
        List<String> parts = new ArrayList<>();
        if (root.getFileName() != null) {
            parts.add(root.getFileName().toString());
        }
        root.relativize(file).forEach(part -> parts.add(part.toString()));
        return String.join(BETWEEN, parts);
    }
}
