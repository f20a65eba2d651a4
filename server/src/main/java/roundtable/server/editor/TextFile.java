package roundtable.server.editor;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.Wire;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.LineDiff;
import roundtable.protocol.change.Pieces;
import roundtable.server.storage.Committer;
import roundtable.server.storage.DataFolder;
import roundtable.server.storage.Entry;

/**
 * A document's file, which people may read and edit with other programs: {@code temp.txt}. The file is always a whole
 * text. Which texts were written to it is in the journal before they are, so a file of an unknown hash was edited by
 * hand: the difference becomes an edit like any other, made on the revision that was last written. For one thread at a
 * time.
 */
final class TextFile {
    private static final System.Logger LOG = System.getLogger("roundtable.editor");
    /** The author of what was edited by hand: a number that no person has. */
    private static final long NOBODY = 0;

    private static final int MOST_REMEMBERED = 1_000;

    private final String document;
    private final Path file;
    /** What was written to the file last, so that a hand edit can be told from what it was made on. */
    private final Path base;

    private final Documents documents;
    private final Committer committer;
    private final int longestLine;
    /** What a line can surely carry, however it is escaped. */
    private final int longestPiece;
    /** What was written, the latest last. */
    private final ConcurrentLinkedDeque<Entry.Exported> written = new ConcurrentLinkedDeque<>();
    /** The hash of the hand edit that was taken in last. */
    private String takenIn;
    /** What was written last, to the very end. */
    private Entry.Exported exported;

    /**
     * The file of a document.
     *
     * @param exported what was written in earlier runs, the latest last
     */
    TextFile(
            String document,
            DataFolder folder,
            Documents documents,
            Committer committer,
            int longestLine,
            List<Entry.Exported> exported) {
        this.document = document;
        this.file = folder.visible(document);
        this.base = folder.own(document + ".exported");
        this.documents = documents;
        this.committer = committer;
        this.longestLine = longestLine;
        longestPiece = Math.min(1 << 16, EditTask.longestInsert(longestLine));
        this.exported = exported.isEmpty() ? null : exported.getLast();
        written.addAll(exported);
    }

    private record Seen(long revision, String text) {}

    /** What was written, the latest last. Safe for any thread. */
    List<Entry.Exported> written() {
        return List.copyOf(written);
    }

    /** Brings file and document together when the server starts: takes in what was edited by hand. */
    void open() throws IOException {
        if (Files.notExists(file)) {
            if (exported == null) {
                LOG.log(INFO, "{0} not found. Starting with an empty document.", document);
            }
            return;
        }
        if (Files.exists(base)) {
            // A crash may have come between the journal and the files: the latest in the journal may never have been
            // written.
            String hash = sha256(read(base));
            written.stream().filter(one -> one.sha256().equals(hash)).forEach(one -> exported = one);
        }
        takeIn();
    }

    /** Writes the document to the file, unless it is there already; takes in a hand edit first. */
    void export() throws IOException {
        if (Files.exists(file)) {
            takeIn();
        }
        Seen now = seen();
        String hash = sha256(now.text);
        if (exported != null && exported.sha256().equals(hash) && Files.exists(file)) {
            return;
        }
        Entry.Exported next = new Entry.Exported(document, now.revision, hash);
        // Before it is in the journal, so that no snapshot can be without it that stands for the journal's entry.
        written.add(next);
        committer.store(Wire.write(next));
        while (written.size() > MOST_REMEMBERED) {
            written.remove();
        }
        byte[] bytes = now.text.getBytes(StandardCharsets.UTF_8);
        DataFolder.replace(file, bytes);
        DataFolder.replace(base, bytes);
        exported = next;
    }

    private Seen seen() {
        return committer.ask(() -> {
            SharedDocument now = documents.require(document);
            return new Seen(now.revision(), now.text());
        });
    }

    private void takeIn() throws IOException {
        String found = read(file);
        String hash = sha256(found);
        if (hash.equals(takenIn) || isOurs(hash)) {
            return;
        }
        if (found.length() > SharedDocument.LONGEST_TEXT) {
            throw new IOException("it is longer than " + SharedDocument.LONGEST_TEXT + " characters");
        }
        Seen made = madeOn(found);
        if (!made.text.equals(found)) {
            LOG.log(INFO, "{0} was edited by hand; its changes are taken in", document);
            submit(made, found);
        }
        takenIn = hash;
    }

    /** Whether that is what was written last, or was about to be when the server was killed. An older text is a hand edit. */
    private boolean isOurs(String hash) {
        return exported != null
                && (hash.equals(exported.sha256())
                        || hash.equals(written.getLast().sha256()));
    }

    /** The revision that a hand edit was made on, and its text. */
    private Seen madeOn(String found) throws IOException {
        Seen now = seen();
        if (now.text.equals(found) || exported == null) {
            return now;
        }
        String written = Files.exists(base) ? read(base) : "";
        boolean isThatRevision = sha256(written).equals(exported.sha256());
        if (!isThatRevision) {
            LOG.log(WARNING, "What {0} was before it was edited by hand is not known exactly", document);
            return now;
        }
        return new Seen(exported.revision(), written);
    }

    /** One edit for each piece that a line can carry. Others may edit in between: all are made on the same revision. */
    private void submit(Seen made, String found) {
        String hash = sha256(found);
        int n = 0;
        for (Change piece : Pieces.sideBySide(LineDiff.between(made.text, found), longestPiece)) {
            String id = "file-" + hash.substring(0, 32) + "-" + ++n;
            CompletableFuture<Long> accepted = new CompletableFuture<>();
            committer.submit(new EditTask(
                    documents,
                    new EditorRequest.Edit(document, made.revision, id, piece, null, null),
                    new EditTask.Author(NOBODY, null, document),
                    longestLine,
                    new EditTask.Outcome(accepted::complete, accepted::completeExceptionally)));
            committer.await(accepted);
        }
    }

    private static String read(Path path) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8 text", e);
        } catch (NoSuchFileException e) {
            throw new IOException("it is gone", e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
