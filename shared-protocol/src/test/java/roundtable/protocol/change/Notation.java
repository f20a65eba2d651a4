package roundtable.protocol.change;

/** Changes written short, for tables: {@code 5 +hello -2} keeps five units, inserts "hello" and deletes two. */
final class Notation {
    private Notation() {}

    /** The change with its parts as they stand there. An underscore inserts a space. */
    static Change change(String parts) {
        ChangeBuilder change = Change.builder().exactly();
        for (String part : parts.strip().split(" +", -1)) {
            if (part.startsWith("+")) {
                change.insert(part.substring(1).replace('_', ' '));
            } else if (part.startsWith("-")) {
                change.delete(Integer.parseInt(part.substring(1)));
            } else if (!part.isEmpty()) {
                change.keep(Integer.parseInt(part));
            }
        }
        return change.build();
    }

    /** The same change with neighbours merged and the last keep dropped. */
    static Change merged(Change change) {
        ChangeBuilder merged = Change.builder();
        change.forEach(new Change.Parts() {
            @Override
            public void keep(int length) {
                merged.keep(length);
            }

            @Override
            public void insert(String text) {
                merged.insert(text);
            }

            @Override
            public void delete(int length) {
                merged.delete(length);
            }
        });
        return merged.build();
    }
}
