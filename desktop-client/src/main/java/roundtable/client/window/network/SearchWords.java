package roundtable.client.window.network;

import roundtable.client.network.Nodes;
import roundtable.client.network.Search;
import roundtable.client.text.Messages;

/** What became of a search, in a sentence. */
final class SearchWords {
    private SearchWords() {}

    static String of(Search search) {
        return switch (search.outcome()) {
            case NONE -> "";
            case ASKED -> Messages.text("network.find.asked", search.name());
            case FOUND ->
                Messages.text(
                        "network.find.found", search.name(), search.nodes().size(), Nodes.numbers(search.nodes()));
            case NOT_FOUND -> Messages.text("network.find.not-found", search.name());
            case UNAVAILABLE ->
                search.nodes().isEmpty()
                        ? Messages.text("network.find.unavailable", search.words())
                        : Messages.text(
                                "network.find.down",
                                search.name(),
                                search.nodes().size(),
                                Nodes.numbers(search.nodes()));
            case REFUSED -> search.words();
        };
    }

    /** Whether it is about something that did not go as it was meant to. */
    static boolean isTrouble(Search search) {
        return switch (search.outcome()) {
            case NONE, ASKED, FOUND -> false;
            case NOT_FOUND, UNAVAILABLE, REFUSED -> true;
        };
    }
}
