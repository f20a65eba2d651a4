package roundtable.client.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import roundtable.client.link.Tap;
import roundtable.client.text.Messages;
import roundtable.protocol.Service;

/** The protocol's own words for its messages, their fields and the codes of its errors, out of the bundle. */
public final class Glossary {
    private Glossary() {}

    /** What a message is. */
    static Optional<String> message(Service service, Tap.Direction direction, String type) {
        return messageKey(service, direction, type).map(Messages::text);
    }

    /** What answers a request. */
    static Optional<String> answer(Service service, String type) {
        return messageKey(service, Tap.Direction.SENT, type)
                .map(key -> key + ".answer")
                .filter(Messages::has)
                .map(Messages::text);
    }

    private static Optional<String> messageKey(Service service, Tap.Direction direction, String type) {
        String side = direction == Tap.Direction.SENT ? "request" : "event";
        return groups(service).stream()
                .map(group -> "wire.say." + group + "." + side + "." + type)
                .filter(Messages::has)
                .findFirst();
    }

    /** Where the words on a service's messages are: those of every service last, and files' for a file that a node sends. */
    private static List<String> groups(Service service) {
        return switch (service) {
            case ENCODE, DECODE -> List.of("binary", "session");
            case PEERS -> List.of("peers", "session", "files");
            default -> List.of(service.wireName(), "session");
        };
    }

    /**
     * What a field means.
     *
     * @param path the names that lead to it, outermost first
     */
    static Optional<String> field(Service service, String type, List<String> path) {
        String last = path.getLast();
        Stream<String> keys = groups(service).stream()
                .flatMap(group -> Stream.of(
                        "wire.field." + group + "." + type + "." + String.join(".", path),
                        "wire.field." + group + "." + type + "." + last));
        Stream<String> wider = groups(service).stream().map(group -> "wire.field." + group + "." + last);
        return Stream.of(keys, wider, Stream.of("wire.field." + last))
                .flatMap(all -> all)
                .filter(Messages::has)
                .findFirst()
                .map(Messages::text);
    }

    /** What the code of an error means. */
    static Optional<String> code(String code) {
        return Optional.of("wire.code." + code).filter(Messages::has).map(Messages::text);
    }
}
