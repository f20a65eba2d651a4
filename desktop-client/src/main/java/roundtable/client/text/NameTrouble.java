package roundtable.client.text;

import java.util.Optional;
import roundtable.protocol.FileNames;

/** Says in words for the person why a file or a document cannot have a name. */
public final class NameTrouble {
    private NameTrouble() {}

    /** What is wrong with the name, a sentence; nothing where it will do. */
    public static Optional<String> words(String name) {
        return key(name).map(Messages::text);
    }

    /** The same as its key in the bundle. */
    public static Optional<String> key(String name) {
        return Optional.ofNullable(FileNames.flaw(name)).map(flaw -> switch (flaw) {
            case EMPTY -> "name.problem.empty";
            case HALF_CHARACTER -> "name.problem.half-character";
            case TOO_LONG -> "name.problem.too-long";
            case CHARACTER -> "name.problem.character";
            case INVISIBLE -> "name.problem.invisible";
            case HIDDEN -> "name.problem.hidden";
            case END -> "name.problem.end";
            case DEVICE -> "name.problem.device";
        });
    }
}
