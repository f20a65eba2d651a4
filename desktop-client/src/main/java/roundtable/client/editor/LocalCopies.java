package roundtable.client.editor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import roundtable.protocol.FileNames;

/** Keeps texts that no server has as files of the person's own, each under a new name. */
public final class LocalCopies {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm.ss", Locale.ROOT);
    private static final int MOST_TRIES = 100;

    private final Path folder;
    private final Clock clock;

    /** Copies in that folder, which is made when it is needed. */
    public LocalCopies(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Writes the text to a new file, and says which one. */
    Path keep(String document, String text) throws IOException {
        Files.createDirectories(folder);
        String stem = FileNames.check("document", document).replaceFirst("\\.txt$", "") + " "
                + TIME.format(LocalDateTime.now(clock));
        Path file = folder.resolve(stem + ".txt");
        for (int i = 2; i <= MOST_TRIES && Files.exists(file); i++) {
            file = folder.resolve(stem + " " + i + ".txt");
        }
        return Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }
}
