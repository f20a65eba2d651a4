package roundtable.client.window.files;

import roundtable.client.files.Download;
import roundtable.client.files.Transfer;
import roundtable.client.files.TransferProgress;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Texts;

/** How far a transfer is, in one line. */
final class TransferWords {
    /** Seconds without a byte. */
    private static final int WORTH_SAYING = 5;

    private TransferWords() {}

    static String of(Transfer transfer, TransferProgress now) {
        return switch (now.phase()) {
            case QUEUED -> Messages.text("files.queued");
            case WAITING -> since(Messages.text("files.waiting"), transfer);
            case HASHING -> Messages.text("files.hashing", now.percent());
            case MOVING -> moving(transfer, now);
            case CHECKING -> since(Messages.text("files.checking"), transfer);
            case KEEPING -> Messages.text("files.keeping");
            case DONE -> done(transfer, now);
            case CANCELLED -> Messages.text("files.cancelled");
            case PAUSED -> paused(now);
            case SKIPPED -> Messages.text("files.skipped");
            case CONFLICT, INTERRUPTED, FAILED -> now.words();
        };
    }

    /** With how long it has taken, where a person begins to wonder. */
    private static String since(String words, Transfer transfer) {
        long seconds = transfer.silence().toSeconds();
        return seconds < WORTH_SAYING ? words : Messages.text("files.since", words, seconds);
    }

    private static String moving(Transfer transfer, TransferProgress now) {
        String amount = Messages.text(
                "files.moving", Texts.size(now.done()), Texts.size(Math.max(0, now.total())), now.percent());
        long silent = transfer.silence().toSeconds();
        if (silent >= WORTH_SAYING) {
            return Messages.text("files.moving.silent", amount, silent);
        }
        return now.bytesPerSecond() <= 0
                ? amount
                : Messages.text("files.moving.speed", amount, Texts.size(now.bytesPerSecond()), Texts.span(now.left()));
    }

    private static String paused(TransferProgress now) {
        return now.total() <= 0
                ? Messages.text("files.paused")
                : Messages.text("files.paused.at", Texts.size(now.done()), Texts.size(now.total()), now.percent());
    }

    private static String done(Transfer transfer, TransferProgress now) {
        String size = Texts.size(Math.max(0, now.total()));
        return transfer instanceof Download download
                ? Messages.text("files.done.download", size, download.target().toString())
                : Messages.text("files.done.upload", size);
    }
}
