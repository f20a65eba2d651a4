package roundtable.client.files;

import java.nio.ByteBuffer;

/** What is shown of a file beside the shelf. */
public sealed interface Preview {
    /** No file is selected. */
    Preview NOTHING = new Nothing();

    /** No file, or more than one. */
    record Nothing() implements Preview {}

    /** It is on its way. */
    record Coming(String name) implements Preview {}

    /**
     * The beginning of a text.
     *
     * @param cut whether there is more of it
     */
    record Text(String name, String text, boolean cut) implements Preview {}

    /** A picture as it is in its file: PNG, JPEG, GIF or BMP. */
    record Picture(String name, ByteBuffer content) implements Preview {}

    /** There is none, for a reason in words. */
    record None(String name, String words) implements Preview {}
}
