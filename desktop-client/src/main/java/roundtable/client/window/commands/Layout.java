package roundtable.client.window.commands;

import java.util.List;
import java.util.stream.Stream;

/**
 * A menu of the menu bar. A command that is to be in it gets its key here, its name in the bundle behind "action.", and
 * where it has one, its keystroke in {@code shortcuts.properties}.
 *
 * @param key the menu's key in the bundle, behind "menu."
 * @param entries what stands in it, from top to bottom
 */
record Layout(String key, List<Entry> entries) {
    /** The menus from left to right; every command of the window is in one of them. */
    static final List<Layout> MENUS = List.of(
            of(
                    "session",
                    one("connect"),
                    one("start"),
                    one("address"),
                    line(),
                    one("person"),
                    one("journal"),
                    line(),
                    one("quit")),
            of(
                    "document",
                    one("document-new"),
                    one("document-open"),
                    one("document-rename"),
                    one("document-close"),
                    line(),
                    one("save"),
                    one("import"),
                    one("export"),
                    line(),
                    one("history"),
                    check("authors")),
            of(
                    "edit",
                    one("undo"),
                    one("redo"),
                    line(),
                    one("cut"),
                    one("copy"),
                    one("paste"),
                    one("select-all"),
                    line(),
                    one("find"),
                    one("replace"),
                    one("find-next"),
                    one("find-previous"),
                    one("go-to-line")),
            of(
                    "view",
                    one("tab-editor"),
                    one("tab-chat"),
                    one("tab-files"),
                    one("tab-echo"),
                    one("tab-binary"),
                    one("tab-network"),
                    line(),
                    check("wire"),
                    check("notify"),
                    line(),
                    check("wrap"),
                    check("numbers"),
                    line(),
                    one("zoom-in"),
                    one("zoom-out"),
                    one("zoom-reset"),
                    line(),
                    menu("theme", choice("theme-light"), choice("theme-dark"), choice("theme-system")),
                    menu("language", choice("language-system"), choice("language-en"), choice("language-de"))),
            of("help", one("shortcuts"), line(), one("about")));

    /** Keys that act where the keyboard is, and are in no menu; the shortcuts page has them too. */
    static final List<Layout> KEYS = List.of(
            of("anywhere", one("key-leave-text"), one("key-close")),
            of("find", one("key-find-next"), one("key-find-previous")),
            of("chat", one("key-send"), one("key-new-line")),
            of("files", one("key-refresh")));

    private static Layout of(String key, Entry... entries) {
        return new Layout(key, List.of(entries));
    }

    /** One thing in a menu. */
    sealed interface Entry {
        /** The commands in it. */
        Stream<Item> items();
    }

    /** A line between two groups of commands. */
    record Line() implements Entry {
        @Override
        public Stream<Item> items() {
            return Stream.of();
        }
    }

    /** How a command shows whether it is on. */
    enum Kind {
        /** It is nothing that is on or off. */
        PLAIN,
        /** On or off by itself. */
        CHECK,
        /** One of its menu is on. */
        CHOICE
    }

    /** A command. */
    record Item(String key, Kind kind) implements Entry {
        @Override
        public Stream<Item> items() {
            return Stream.of(this);
        }
    }

    /** A menu within the menu. */
    record Sub(String key, List<Item> choices) implements Entry {
        @Override
        public Stream<Item> items() {
            return choices.stream();
        }
    }

    private static Line line() {
        return new Line();
    }

    private static Item one(String key) {
        return new Item(key, Kind.PLAIN);
    }

    private static Item check(String key) {
        return new Item(key, Kind.CHECK);
    }

    private static Item choice(String key) {
        return new Item(key, Kind.CHOICE);
    }

    private static Sub menu(String key, Item... choices) {
        return new Sub(key, List.of(choices));
    }
}
