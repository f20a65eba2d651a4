package roundtable.client.echo;

import java.util.Arrays;

/** What became of the bytes of a test. */
public sealed interface Outcome {
    /** Every byte came back as it went. */
    record Same() implements Outcome {}

    /** Something else came back. */
    record Different(Difference difference) implements Outcome {}

    /** Nothing came back in time. */
    record Lost() implements Outcome {}

    /** The way broke; why, for a person. */
    record Broken(String reason) implements Outcome {}

    /**
     * The first place where what came back is not what was sent.
     *
     * @param at the number of the byte, from 0
     * @param sent the byte that was sent there, -1 where more came back than was sent
     * @param received the byte that came back there, -1 where nothing more came
     */
    record Difference(int at, int sent, int received) {}

    /** Compares what came back byte by byte. */
    static Outcome compare(byte[] sent, byte[] back) {
        int at = Arrays.mismatch(sent, back);
        if (at < 0) {
            return new Same();
        }
        return back.length == 0 ? new Lost() : new Different(new Difference(at, byteAt(sent, at), byteAt(back, at)));
    }

    private static int byteAt(byte[] bytes, int at) {
        return at < bytes.length ? bytes[at] & 0xff : -1;
    }
}
