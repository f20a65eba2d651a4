package roundtable.server.editor;

import static java.lang.System.Logger.Level.INFO;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Sha256;
import roundtable.protocol.Wire;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.LineDiff;
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
    private static final int MOST_REMEMBERED = 1_000;

    private final String document;
    private final Path file;
    /** The text that was written to the file last, so that a hand edit can be told from what it was made on. */
    private final Path base;
    /** The text that is being written to the file; where it is there, nobody knows which of the two the file got. */
    private final Path next;

    private final Documents documents;
    private final Committer committer;
    private final HandEdits edits;
    /** What was written or taken in, the latest last. */
    private final ConcurrentLinkedDeque<Entry.Exported> written = new ConcurrentLinkedDeque<>();
    /** What was written last, to the very end; null where nothing ever was. */
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
        this.next = folder.own(document + ".exporting");
        this.documents = documents;
        this.committer = committer;
        this.edits = new HandEdits(document, documents, committer, longestLine);
        written.addAll(exported);
    }

    private record Seen(long revision, String text) {}

    /** What was written, the latest last. Safe for any thread. */
    List<Entry.Exported> written() {
        return List.copyOf(written);
    }

    /** Brings file and document together when the server starts: takes in what was edited by hand. */
    void open() throws IOException {
        if (Files.exists(base)) {
            exported = entry(sha256(read(base)));
        }
        if (Files.exists(file)) {
            takeIn();
        } else if (written.isEmpty()) {
            LOG.log(INFO, "{0} not found. Starting with an empty document.", document);
        }
    }

    /** What the journal says of a text of that hash; null where it was not written in this history. */
    private Entry.Exported entry(String hash) {
        Entry.Exported found = null;
        for (Entry.Exported one : written) {
            found = one.sha256().equals(hash) ? one : found;
        }
        return found;
    }

    /** Writes the document to the file, unless it is there already; takes in a hand edit first. */
    void export() throws IOException {
        if (Files.exists(file)) {
            takeIn();
        }
        Seen now = seen();
        String hash = sha256(now.text);
        boolean isThere = Files.exists(file) && sha256(read(file)).equals(hash);
        if (isThere && exported != null && exported.sha256().equals(hash)) {
            return;
        }
        Entry.Exported entry = new Entry.Exported(document, now.revision, hash);
        remember(entry);
        byte[] bytes = now.text.getBytes(StandardCharsets.UTF_8);
        DataFolder.replace(next, bytes);
        DataFolder.replace(file, bytes);
        finish(entry);
    }

    /** The file holds the text that was being written: hand edits are made on that from now on. */
    private void finish(Entry.Exported entry) throws IOException {
        Files.move(next, base, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DataFolder.forceDirectory(base.getParent());
        exported = entry;
    }

    private void remember(Entry.Exported entry) {
        // Before it is in the journal, so that no snapshot can be without it that stands for the journal's entry.
        written.add(entry);
        try {
            committer.store(Wire.write(entry));
        } catch (ProtocolException refused) {
            written.removeLast();
            throw refused;
        }
        while (written.size() > MOST_REMEMBERED) {
            written.remove();
        }
        // However often writing fails: what the file holds is not forgotten.
        if (exported != null && !written.contains(exported)) {
            written.addFirst(exported);
        }
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
        if (Files.exists(next) && hash.equals(sha256(read(next)))) {
            // The server ended, or failed, between the file and this; or before the file's name was surely on disk.
            DataFolder.forceDirectory(file.toAbsolutePath().getParent());
            finish(entry(hash));
        }
        if (isKnown(hash)) {
            return;
        }
        if (found.length() > SharedDocument.LONGEST_TEXT) {
            throw new IOException("it is longer than " + SharedDocument.LONGEST_TEXT + " characters");
        }
        Seen now = seen();
        if (!now.text.equals(found)) {
            LOG.log(INFO, "{0} was edited by hand; its changes are taken in", document);
            Made made = madeOn(found);
            if (!made.change.isNone()) {
                edits.make(made.change, made.revision, hash.substring(0, 32));
            }
        }
        remember(new Entry.Exported(document, seen().revision, hash));
    }

    /** Whether it is what was written last, or was taken in since. An older text is a hand edit. */
    private boolean isKnown(String hash) {
        boolean since = exported == null;
        for (Entry.Exported one : written) {
            since |= one.equals(exported);
            if (since && one.sha256().equals(hash)) {
                return true;
            }
        }
        return false;
    }

    /** A hand edit, and the revision that it was made on. */
    private record Made(long revision, Change change) {
        static Made of(Seen before, String after) {
            return new Made(before.revision, LineDiff.between(before.text, after));
        }

        /** Whether it is more likely: nobody types by hand what others have typed, rather than delete it. */
        boolean likelier(Made other) {
            int typed = change.inserted().length() - other.change.inserted().length();
            return typed != 0 ? typed < 0 : change.growth() > other.change.growth();
        }
    }

    /** What was done by hand; of two texts that it may have been done to, to the likelier one. */
    private Made madeOn(String found) throws IOException {
        Made last = Made.of(exported == null ? new Seen(0, "") : new Seen(exported.revision(), read(base)), found);
        if (Files.notExists(next)) {
            return last;
        }
        String text = read(next);
        Entry.Exported entry = entry(sha256(text));
        if (entry == null) {
            return last;
        }
        Made begun = Made.of(new Seen(entry.revision(), text), found);
        // Where nothing had been written before, a file that is there is what was being written then.
        return exported == null || begun.likelier(last) ? begun : last;
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
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
