package roundtable.protocol;

/** What a client says to the file shelf. Sizes and offsets are bytes. */
public sealed interface FilesRequest extends Message.Request {

    /**
     * Asks which files there are.
     *
     * @param watch true: told of what changes from then on; false: not any more; null: nothing about that
     */
    record List(Boolean watch) implements FilesRequest {}

    /** Asks for a file's bytes from {@code offset} (null: 0) to its end. */
    record Get(String name, Long offset) implements FilesRequest {
        public Get {
            FileNames.check("name", name);
            Require.notNegative("offset", offset);
        }
    }

    /**
     * Offers a file. Its bytes follow once the server is {@code ready}.
     *
     * @param replace the SHA-256 of the file that this one takes the place of, or null where there must be none
     */
    record Put(String name, long size, String sha256, String replace) implements FilesRequest {
        public Put {
            FileNames.check("name", name);
            Require.notNegative("size", size);
            Require.sha256("sha256", sha256);
            if (replace != null) {
                Require.sha256("replace", replace);
            }
        }
    }

    /** Asks who is and was connected. */
    record Status() implements FilesRequest {}
}
