package roundtable.client.window.commands;

import roundtable.client.text.Messages;

/**
 * A name with its mnemonic: in the bundle an ampersand stands before the letter, and two make one.
 *
 * @param words what is read
 * @param mnemonic the place of the letter in it, or -1 where it has none
 */
record Label(String words, int mnemonic) {
    private static final char MARK = '&';

    /** The label of that key in the bundle. */
    static Label of(String key, Object... arguments) {
        return parse(Messages.text(key, arguments));
    }

    static Label parse(String marked) {
        StringBuilder words = new StringBuilder();
        int mnemonic = -1;
        for (int i = 0; i < marked.length(); i++) {
            if (marked.charAt(i) == MARK && i + 1 < marked.length()) {
                i++;
                if (marked.charAt(i) != MARK) {
                    mnemonic = words.length();
                }
            }
            words.append(marked.charAt(i));
        }
        return new Label(words.toString(), mnemonic);
    }

    boolean hasMnemonic() {
        return mnemonic >= 0;
    }

    /** The letter in capitals. */
    char letter() {
        return Character.toUpperCase(words.charAt(mnemonic));
    }
}
