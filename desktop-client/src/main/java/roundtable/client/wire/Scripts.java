package roundtable.client.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import roundtable.client.link.Tap;

/** Makes scripts of chosen entries: one for each server's service among them, and one for each upload. */
final class Scripts {
    private final WireModel model;
    private final String name;

    /** @param name the person's own; empty where it is not known */
    Scripts(WireModel model, String name) {
        this.model = model;
        this.name = name;
    }

    /** What the entries did; nothing where none of them can be said again. */
    List<Script> of(List<Entry> chosen) {
        Map<Long, Entry> requests = new TreeMap<>();
        List<Entry> events = new ArrayList<>();
        for (Entry entry : chosen) {
            Optional<Entry> request = request(entry);
            request.ifPresent(found -> requests.put(found.number(), found));
            if (request.isEmpty()
                    && entry.kind() == Entry.Kind.LINE
                    && !entry.isSent()
                    && !entry.type().isEmpty()) {
                events.add(entry);
            }
        }
        return requests.isEmpty() ? listening(events) : saying(requests.values());
    }

    /** The request that an entry is, or that it belongs to. */
    private Optional<Entry> request(Entry entry) {
        Optional<Entry> request = switch (entry.kind()) {
            case NOTE -> Optional.empty();
            case RAW -> model.transferOf(entry);
            case LINE, BYTES -> entry.isSent() ? Optional.of(entry) : model.entry(entry.request());
        };
        return request.filter(found -> !found.cut());
    }

    private List<Script> saying(Iterable<Entry> requests) {
        List<Script> scripts = new ArrayList<>();
        Map<Object, List<Entry>> together = new LinkedHashMap<>();
        for (Entry request : requests) {
            if (request.type().equals("put")) {
                scripts.add(Script.saying(
                        request.source(), name, List.of(ScannedLine.of(request.text())), Script.Kind.PUT));
            } else {
                together.computeIfAbsent(place(request.source()), place -> new ArrayList<>())
                        .add(request);
            }
        }
        together.values().forEach(group -> scripts.add(saying(group)));
        return scripts;
    }

    private static Object place(Tap.Source source) {
        return List.of(source.service(), source.datagrams(), source.remote());
    }

    private Script saying(List<Entry> group) {
        Tap.Source source = group.getFirst().source();
        if (group.getFirst().kind() == Entry.Kind.BYTES) {
            return Script.echo(source, group.stream().map(Entry::bytes).toList());
        }
        boolean raw = group.stream().anyMatch(entry -> entry.type().equals("get"));
        List<ScannedLine> lines =
                group.stream().map(Entry::text).map(ScannedLine::of).toList();
        return Script.saying(source, name, lines, raw ? Script.Kind.GET : Script.Kind.LINES);
    }

    private List<Script> listening(List<Entry> events) {
        return events.stream()
                .limit(1)
                .map(event -> Script.listening(event.source(), name, ScannedLine.of(event.text())))
                .toList();
    }
}
