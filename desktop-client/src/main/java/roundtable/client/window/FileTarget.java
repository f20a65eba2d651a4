package roundtable.client.window;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a tab does with files that are dropped on the window while it is in front.
 *
 * @param words what happens then, as a key of the bundle
 * @param take does it
 */
record FileTarget(String words, Consumer<List<Path>> take) {}
