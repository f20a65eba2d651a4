package roundtable.client.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Finds the request that an answer belongs to, on one connection: by its id, or else by the rules of the protocol for each
 * kind of request. Guarded by the log's lock.
 */
final class Pairing {
    /** More that wait for an answer than a client leaves open; the oldest are given up. */
    private static final int MOST_WAITING = 512;

    /** What can answer a request, and which values are then the same in both. */
    private record Rule(List<String> answers, List<String> same) {
        static Rule of(String answer, String... same) {
            return new Rule(List.of(answer), List.of(same));
        }
    }

    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("identify", Rule.of("identity")),
            Map.entry("hello", Rule.of("welcome")),
            Map.entry("ping", Rule.of("pong", "time")),
            Map.entry("open", new Rule(List.of("document", "changes"), List.of("document"))),
            Map.entry("create", Rule.of("document", "document")),
            Map.entry("edit", Rule.of("accepted", "document", "edit")),
            Map.entry("history", Rule.of("changes", "document")),
            Map.entry("documents", Rule.of("documents")),
            Map.entry("rename", Rule.of("renamed", "document", "to")),
            Map.entry("name-revision", Rule.of("named-revision", "document", "revision")),
            Map.entry("named-revisions", Rule.of("named-revisions", "document")),
            Map.entry("join", Rule.of("joined", "room")),
            Map.entry("say", Rule.of("message", "room", "message")),
            Map.entry("tell", Rule.of("told", "to", "text")),
            Map.entry("leave", Rule.of("left", "room")),
            Map.entry("messages", Rule.of("messages", "room")),
            Map.entry("rooms", Rule.of("rooms")),
            Map.entry("list", Rule.of("files")),
            Map.entry("get", Rule.of("file", "name")),
            Map.entry("put", new Rule(List.of("ready", "stored"), List.of("name"))),
            Map.entry("status", Rule.of("status")),
            Map.entry("encode", Rule.of("encoded")),
            Map.entry("decode", Rule.of("decoded")),
            Map.entry("network", Rule.of("network")),
            Map.entry("watch", Rule.of("network")),
            Map.entry("piece", Rule.of("file", "name")),
            Map.entry("pieces", Rule.of("pieces", "name")),
            Map.entry("find", Rule.of("found", "name")));

    /** A request without an answer so far, or with the first part of one. */
    record Waiting(long number, long nanos, String type, Map<String, String> values) {
        boolean isAnsweredBy(String answerType, ScannedLine answer) {
            String id = values.get("id");
            if (id != null || answer.values().get("id") != null) {
                return id != null && id.equals(answer.values().get("id"));
            }
            Rule rule = RULES.get(type);
            return rule != null
                    && rule.answers.contains(answerType)
                    && rule.same.stream()
                            .allMatch(name -> Objects.equals(
                                    values.get(name), answer.values().get(name)));
        }
    }

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /** Sent since the last answer, and answered only where they are refused. */
    private final Deque<Waiting> silent = new ArrayDeque<>();

    /** A request went out. */
    void sent(long number, long nanos, ScannedLine line) {
        Waiting request = new Waiting(number, nanos, line.value("type"), line.values());
        boolean answered = RULES.containsKey(request.type) || line.values().containsKey("id");
        Deque<Waiting> place = answered ? waiting : silent;
        place.add(request);
        if (place.size() > MOST_WAITING) {
            place.removeFirst();
        }
    }

    /** Bytes went out that an echo gives back, once those before them are back or lost. */
    void sent(long number, long nanos) {
        waiting.clear();
        waiting.add(new Waiting(number, nanos, "", Map.of()));
    }

    /** The request that a line answers, or null. */
    Waiting answered(ScannedLine answer) {
        String type = answer.value("type");
        if (type.equals("error") && !answer.values().containsKey("id")) {
            return refused();
        }
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            Waiting one = all.next();
            if (one.isAnsweredBy(type, answer)) {
                // After ready the bytes go out, and then comes stored, which answers the same request.
                if (!answer.value("more").equals("true") && !type.equals("ready")) {
                    all.remove();
                }
                silent.clear();
                return one;
            }
        }
        return null;
    }

    /** An error without an id may overtake answers: whose it is, is certain only where one request is open. */
    private Waiting refused() {
        List<Waiting> open = Stream.concat(waiting.stream(), silent.stream())
                .filter(one -> !one.type.equals("ping"))
                .toList();
        if (open.size() != 1) {
            return null;
        }
        waiting.remove(open.getFirst());
        silent.remove(open.getFirst());
        return open.getFirst();
    }

    /** What the bytes that came back answer, or null. */
    Waiting echoed() {
        return waiting.poll();
    }
}
