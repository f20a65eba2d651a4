package roundtable.client.window.files;

import roundtable.client.files.Download;
import roundtable.client.files.Transfer;
import roundtable.client.files.TransferProgress;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Texts;

/** How far a transfer is, in one line. */
final class TransferWords {
    private TransferWords() {}

    static String of(Transfer transfer, TransferProgress now) {
        return switch (now.phase()) {
            case WAITING -> Messages.text("files.waiting");
            case HASHING -> Messages.text("files.hashing", now.percent());
            case MOVING -> moving(now);
            case CHECKING -> Messages.text("files.checking");
            case DONE -> done(transfer, now);
            case CANCELLED -> Messages.text("files.cancelled");
            case PAUSED -> paused(now);
            case SKIPPED -> Messages.text("files.skipped");
            case CONFLICT, INTERRUPTED, FAILED -> now.words();
        };
    }

    private static String moving(TransferProgress now) {
        String amount = Messages.text(
                "files.moving", Texts.size(now.done()), Texts.size(Math.max(0, now.total())), now.percent());
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
