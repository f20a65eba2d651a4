package roundtable.client.window.wire;

import java.util.Optional;
import roundtable.client.link.AddressText;
import roundtable.client.link.Tap;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Texts;
import roundtable.client.wire.Entry;

/** What the columns say of an entry. */
final class EntryWords {
    private static final int MILLION = 1_000_000;

    private EntryWords() {}

    static String line(Entry entry) {
        return switch (entry.kind()) {
            case RAW -> Messages.text("wire.raw", entry.size());
            case LINE, BYTES -> entry.cut() ? Messages.text("wire.cut", entry.text(), entry.size()) : entry.text();
            case NOTE -> entry.text();
        };
    }

    static String time(Entry entry) {
        return Texts.preciseTime(entry.time());
    }

    static String connection(Entry entry) {
        Tap.Source source = entry.source();
        if (source == null) {
            return "";
        }
        String name = source.service().wireName();
        return source.datagrams()
                ? Messages.text("wire.connection.udp", name)
                : Messages.text("wire.connection", name, String.valueOf(source.number()));
    }

    static String connectionTip(Entry entry) {
        Tap.Source source = entry.source();
        return source == null
                ? null
                : Messages.text(
                        "wire.connection.tip",
                        source.service().wireName(),
                        String.valueOf(source.number()),
                        address(source));
    }

    private static String address(Tap.Source source) {
        return source.remote().isUnresolved() ? source.remote().toString() : AddressText.of(source.remote());
    }

    static String size(Entry entry) {
        if (entry.kind() == Entry.Kind.NOTE) {
            return "";
        }
        return entry.size() < MILLION ? Messages.text("number", entry.size()) : Texts.size(entry.size());
    }

    static String delay(Entry entry) {
        return entry.delay() < 0 ? "" : Messages.text("wire.delay", entry.delay() / 1e6);
    }

    static Optional<String> direction(Entry entry) {
        return Optional.ofNullable(entry.direction())
                .map(way -> Messages.text(entry.isSent() ? "wire.direction.sent" : "wire.direction.received"));
    }
}
