package roundtable.client.link;

import java.net.InetSocketAddress;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as people write them: without a name that was looked up, IPv6 in its short form. */
public final class AddressText {
    private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(:0)+(?![0-9a-f])");

    private AddressText() {}

    /** {@code 127.0.0.1:12345} or {@code [::1]:12345}. */
    public static String of(InetSocketAddress remote) {
        String address = remote.getAddress().getHostAddress();
        return address.contains(":")
                ? "[" + shortened(address) + "]:" + remote.getPort()
                : address + ":" + remote.getPort();
    }

    /** Writes the longest row of zeros as {@code ::}. */
    public static String shortened(String address) {
        Matcher zeros = ZEROS.matcher(address);
        MatchResult longest = null;
        while (zeros.find()) {
            if (longest == null || zeros.end() - zeros.start() > longest.end() - longest.start()) {
                longest = zeros.toMatchResult();
            }
        }
        if (longest == null) {
            return address;
        }
        String before = address.substring(0, longest.start());
        String after = address.substring(longest.end());
        return (before.isEmpty() ? ":" : before) + (after.startsWith(":") ? after : ":" + after);
    }
}
