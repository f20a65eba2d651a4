package roundtable.client.settings;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import roundtable.protocol.SessionRequest;

/**
 * What a window remembers: where it was, its tab, its theme, the last server and name. Read once; what this window
 * changed, and nothing else, is written by {@link #store}. For one thread.
 */
public final class Settings {
    private static final System.Logger LOG = System.getLogger(Settings.class.getName());

    private static final int COLOURS = SessionRequest.COLOURS;

    private final OwnFile file;
    private final Properties known;
    private final Map<String, String> changed = new LinkedHashMap<>();

    private Settings(OwnFile file, Properties known) {
        this.file = file;
        this.known = known;
    }

    /** The settings in {@code settings.properties} of that folder; where they cannot be read, none. */
    public static Settings in(Path folder) {
        OwnFile file = new OwnFile(folder.resolve("settings.properties"));
        try {
            return new Settings(file, file.read());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the settings cannot be read: " + e.getMessage());
            return new Settings(file, new Properties());
        }
    }

    /** The address of the last server, as typed. */
    public Optional<String> address() {
        return text("address");
    }

    /** Remembers the address of the last server, as typed. */
    public void address(String typed) {
        set("address", typed);
    }

    /** The name that was asked for last. */
    public Optional<String> name() {
        return text("name");
    }

    /** Remembers the name that was asked for. */
    public void name(String typed) {
        set("name", typed);
    }

    /** The colour that was chosen, 1 to 8. */
    public Optional<Integer> colour() {
        return text("colour").flatMap(Settings::number).filter(colour -> colour >= 1 && colour <= COLOURS);
    }

    /** Remembers the colour that was chosen. */
    public void colour(int chosen) {
        set("colour", Integer.toString(chosen));
    }

    /** The servers that were joined, as typed, the latest first. */
    public List<String> recent() {
        return lines("recent");
    }

    /** Remembers which servers were joined. */
    public void recent(List<String> typed) {
        set("recent", String.join("\n", typed));
    }

    /** The tab that was shown last. */
    public Optional<String> tab() {
        return text("tab");
    }

    /** Remembers the tab that is shown. */
    public void tab(String key) {
        set("tab", key);
    }

    /** The chosen theme. */
    public Optional<String> theme() {
        return text("theme");
    }

    /** Remembers the chosen theme. */
    public void theme(String name) {
        set("theme", name);
    }

    /** How large everything is, in per cent of the usual size. */
    public Optional<Integer> zoom() {
        return text("zoom").flatMap(Settings::number);
    }

    /** Remembers how large everything is, in per cent of the usual size. */
    public void zoom(int percent) {
        set("zoom", Integer.toString(percent));
    }

    /** The chosen language. */
    public Optional<String> language() {
        return text("language");
    }

    /** Remembers the chosen language. */
    public void language(String key) {
        set("language", key);
    }

    /** Where the window was. */
    public Optional<Bounds> bounds() {
        return text("bounds").flatMap(Bounds::parse);
    }

    /** Remembers where the window is. */
    public void bounds(Bounds now) {
        set("bounds", now.toString());
    }

    /** Whether the window filled the screen. */
    public boolean maximised() {
        return text("maximised").map(Boolean::parseBoolean).orElse(false);
    }

    /** Remembers whether the window fills the screen. */
    public void maximised(boolean now) {
        set("maximised", Boolean.toString(now));
    }

    /** Whether a window in the background tells how much is unread; where nothing was chosen it does. */
    public boolean notifies() {
        return text("notify").map(Boolean::parseBoolean).orElse(true);
    }

    /** Remembers whether a window in the background tells how much is unread. */
    public void notifies(boolean on) {
        set("notify", Boolean.toString(on));
    }

    /** Whether the files' preview was shown. */
    public boolean previewShown() {
        return text("files.preview").map(Boolean::parseBoolean).orElse(false);
    }

    /** Remembers whether the files' preview is shown. */
    public void previewShown(boolean now) {
        set("files.preview", Boolean.toString(now));
    }

    /** Whether the wire drawer was open. */
    public boolean wireOpen() {
        return text("wire.open").map(Boolean::parseBoolean).orElse(false);
    }

    /** Remembers whether the wire drawer is open. */
    public void wireOpen(boolean open) {
        set("wire.open", Boolean.toString(open));
    }

    /** How a part of the window was arranged: a divider, or the columns of a table. */
    public Optional<String> arrangement(String name) {
        return text(name);
    }

    /** Remembers how a part of the window is arranged. */
    public void arrangement(String name, String value) {
        set(name, value);
    }

    /** How the editor shows its text. */
    public Editor editor() {
        return new Editor(
                text("editor.wrap").map(Boolean::parseBoolean).orElse(Editor.USUAL.wrap),
                text("editor.numbers").map(Boolean::parseBoolean).orElse(Editor.USUAL.numbers),
                text("editor.authors").map(Boolean::parseBoolean).orElse(Editor.USUAL.authors));
    }

    /** Remembers how the editor shows its text. */
    public void editor(Editor now) {
        set("editor.wrap", Boolean.toString(now.wrap));
        set("editor.numbers", Boolean.toString(now.numbers));
        set("editor.authors", Boolean.toString(now.authors));
    }

    /** The documents that were open, besides the one that always is. */
    public List<String> documents() {
        return lines("documents");
    }

    /** Remembers which documents are open. */
    public void documents(List<String> names) {
        set("documents", String.join("\n", names));
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            LOG.log(Level.DEBUG, "a number that cannot be read is passed over");
            return Optional.empty();
        }
    }

    /**
     * How the editor shows its text.
     *
     * @param wrap whether long lines are wrapped
     * @param numbers whether lines are numbered
     * @param authors whether each author's text has their colour
     */
    public record Editor(boolean wrap, boolean numbers, boolean authors) {
        /** Where nothing was chosen. */
        public static final Editor USUAL = new Editor(true, true, false);

        /** The same with long lines wrapped or not. */
        public Editor withWrap(boolean on) {
            return new Editor(on, numbers, authors);
        }

        /** The same with lines numbered or not. */
        public Editor withNumbers(boolean on) {
            return new Editor(wrap, on, authors);
        }

        /** The same with the authors' colours or without. */
        public Editor withAuthors(boolean on) {
            return new Editor(wrap, numbers, on);
        }
    }

    private List<String> lines(String key) {
        return text(key)
                .map(all -> all.lines().filter(line -> !line.isBlank()).toList())
                .orElse(List.of());
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(known.getProperty(key));
    }

    private void set(String key, String value) {
        known.setProperty(key, value);
        changed.put(key, value);
    }

    /** Writes what this window changed. */
    public void store() {
        if (changed.isEmpty()) {
            return;
        }
        try {
            file.update(properties -> properties.putAll(changed));
            changed.clear();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the settings cannot be kept: " + e.getMessage());
        }
    }

    /** Where a window is on the screen. */
    public record Bounds(int x, int y, int width, int height) {
        private static final int NUMBERS = 4;

        static Optional<Bounds> parse(String text) {
            try {
                int[] numbers = Arrays.stream(text.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                return numbers.length == NUMBERS
                        ? Optional.of(new Bounds(numbers[0], numbers[1], numbers[2], numbers[3]))
                        : Optional.empty();
            } catch (NumberFormatException e) {
                LOG.log(Level.DEBUG, "bounds that cannot be read are passed over");
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return x + "," + y + "," + width + "," + height;
        }
    }
}
