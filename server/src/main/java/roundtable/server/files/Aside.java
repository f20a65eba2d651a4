package roundtable.server.files;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import roundtable.protocol.FileNames;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.Visible;
import roundtable.protocol.Wire;

/** Why something that lies in the shelf's folder is not on the shelf. */
public enum Aside {
    /** It means to be: its name begins with a dot. Nobody is told. */
    HIDDEN("it is hidden"),
    FOLDER("it is a folder"),
    LINK("it is a link"),
    SPECIAL("it is no plain file"),
    UNREADABLE("the server may not read it"),
    ENCODING("its name cannot be written in UTF-8"),
    TOO_LONG("its name is longer than 255 bytes"),
    CHARACTER("its name holds one of < > : \" / \\ | ? *"),
    INVISIBLE("its name holds a character that does not show"),
    END("its name ends with a dot, or begins or ends with a space"),
    DEVICE("its name is that of a device on Windows");

    /** In bytes of JSON; the shortest line that a server may be started with holds it twice. */
    private static final int MOST_TOLD = 4_000;

    private final String words;

    Aside(String words) {
        this.words = words;
    }

    /** The end of a sentence, in English. */
    String words() {
        return words;
    }

    /** The word on the wire: {@code too-long}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Something that is not on the shelf. */
    public record Thing(String name, Aside why) {}

    /** Why that child of the folder, which has those attributes, is not on the shelf, if it is not. */
    static Optional<Aside> of(Path child, BasicFileAttributes attributes) {
        String name = child.getFileName().toString();
        if (name.startsWith(".")) {
            return Optional.of(HIDDEN);
        }
        if (!attributes.isRegularFile()) {
            return Optional.of(attributes.isDirectory() ? FOLDER : attributes.isSymbolicLink() ? LINK : SPECIAL);
        }
        Aside flaw = ofName(child, name);
        return flaw == null && !Files.isReadable(child) ? Optional.of(UNREADABLE) : Optional.ofNullable(flaw);
    }

    private static Aside ofName(Path child, String name) {
        return switch (FileNames.flaw(name)) {
            case null -> leadsBack(child, name) ? null : ENCODING;
            case EMPTY, HIDDEN -> HIDDEN;
            case HALF_CHARACTER -> ENCODING;
            case TOO_LONG -> TOO_LONG;
            case CHARACTER -> CHARACTER;
            case INVISIBLE -> INVISIBLE;
            case END -> END;
            case DEVICE -> DEVICE;
        };
    }

    /** Whether the name, as text, is that of the file: bytes that are no text in the system's encoding are not. */
    private static boolean leadsBack(Path child, String name) {
        try {
            return child.resolveSibling(name).equals(child);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** As clients are told of those things, which stand in their order. */
    static FilesEvent.LeftOut told(List<Thing> things) {
        List<FilesEvent.Skipped> first = new ArrayList<>();
        int left = MOST_TOLD;
        for (Thing thing : things) {
            FilesEvent.Skipped told = new FilesEvent.Skipped(
                    Visible.quoted(thing.name()), thing.why().wireName());
            left -= Wire.write(told).length + 1;
            if (left < 0) {
                break;
            }
            first.add(told);
        }
        return new FilesEvent.LeftOut(things.size(), first);
    }
}
