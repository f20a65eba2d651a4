package roundtable.client.link;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import roundtable.client.text.Messages;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.SessionRequest;
import roundtable.protocol.Visible;

/** Why a connection did not come about, in words for a person. */
final class Reason {
    private static final Pattern VERSION = Pattern.compile("\\b\\d{1,6}\\b");

    private Reason() {}

    static String of(Exception failure, ServerAddress address) {
        String where = address.toString();
        if (failure instanceof UnknownHostException) {
            return Messages.text("link.problem.unknown-host", address.host());
        }
        if (failure instanceof SilentException) {
            return Messages.text("link.problem.silent", where);
        }
        if (failure instanceof SocketTimeoutException) {
            return Messages.text("link.problem.timed-out", where);
        }
        if (failure instanceof NotRoundtableException) {
            return Messages.text("link.problem.not-roundtable", where);
        }
        if (failure instanceof OtherServiceException other) {
            return said(other, address);
        }
        if (failure instanceof ProtocolException refusal) {
            return said(refusal, where);
        }
        return Messages.text("link.problem." + kind(failure), where);
    }

    // The one exception class covers "refused", "timed out" by the system, and "no route".
    private static String kind(Exception e) {
        String said = e instanceof ConnectException && e.getMessage() != null ? e.getMessage() : "";
        return said.contains("refused") ? "refused" : said.contains("timed out") ? "timed-out" : "unreachable";
    }

    private static String said(OtherServiceException other, ServerAddress address) {
        if (other.editorPort() == null) {
            return Messages.text("link.problem.not-roundtable", address.toString());
        }
        ServerAddress right = new ServerAddress(address.host(), other.editorPort());
        return Messages.text(
                "link.problem.other-service", address.toString(), other.found().wireName(), right.toString());
    }

    private static String said(ProtocolException refusal, String where) {
        return switch (refusal.code()) {
            case SERVER_FULL -> Messages.text("link.problem.full", where);
            case UNSUPPORTED_PROTOCOL -> Messages.text("link.problem.protocol" + age(refusal.getMessage()), where);
            case UNAUTHORIZED -> Messages.text("link.problem.unauthorized", where);
            default ->
                refusal.getMessage().startsWith("'name'")
                        ? Messages.text("link.problem.name", where)
                        : Messages.text("link.problem.said", where, Visible.escaped(refusal.getMessage()));
        };
    }

    /** Every server says first which version it speaks: {@code 'protocol' must be 2, not 1}. */
    private static String age(String said) {
        Matcher version = VERSION.matcher(said);
        if (!version.find()) {
            return "";
        }
        int theirs = Integer.parseInt(version.group());
        return theirs > SessionRequest.PROTOCOL ? ".newer" : theirs < SessionRequest.PROTOCOL ? ".older" : "";
    }

    /** Whether trying again cannot help. */
    static boolean forGood(Exception failure) {
        return failure instanceof ProtocolException e
                && (e.code() == ErrorCode.UNSUPPORTED_PROTOCOL || e.code() == ErrorCode.UNAUTHORIZED);
    }
}
