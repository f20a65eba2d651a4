package roundtable.server.editor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.Service;
import roundtable.protocol.change.Change;
import roundtable.server.net.Conversation;
import roundtable.server.net.Encoded;
import roundtable.server.net.Outgoing;
import roundtable.server.net.Reply;
import roundtable.server.net.Session;
import roundtable.server.people.People;
import roundtable.server.storage.Committer;
import roundtable.server.storage.Entry;
import roundtable.server.storage.FileJournal;

/** Where others see a caret when the committer takes up much at once. */
final class CaretsTest {
    @TempDir
    private Path folder;

    private FileJournal journal;
    private Committer committer;
    private EditorService service;
    private People people;
    private long sessions;

    @BeforeEach
    void open() throws IOException {
        journal = FileJournal.open(folder.resolve("journal"));
        journal.replay((position, entries) -> true);
        committer = new Committer(journal, () -> {});
        Documents documents = new Documents(journal);
        documents.add(new Entry.Created("t", "e", Instant.EPOCH));
        service = new EditorService(documents, committer, 1 << 20);
        people = new People(
                new byte[People.SECRET_LENGTH],
                List.of(new Entry.SetAside(0)),
                new People.Memory() {
                    @Override
                    public void keep(Entry entry) {}

                    @Override
                    public void keepSoon(Entry entry) {}
                },
                Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    /** Somebody who has the document open, and what they were sent. */
    private final class Client implements Outgoing {
        final List<String> lines = new ArrayList<>();
        private final Conversation<EditorRequest> conversation;

        Client(String name) throws IOException {
            conversation = service.begin(
                    new Session(++sessions, people.enter(name, null, null), Service.EDITOR, "test", null, this));
            say(new EditorRequest.Open("t", null, null));
            committer.round();
        }

        void say(EditorRequest request) throws IOException {
            conversation.receive(request, new Reply(this, null));
        }

        @Override
        public void offer(Encoded line) {
            lines.add(new String(line.bytes().array(), UTF_8).strip());
        }

        @Override
        public void offer(Iterator<Encoded> parts) {
            parts.forEachRemaining(this::offer);
        }

        @Override
        public void offer(Encoded head, FileChannel file, long position, long length, Closeable whenDone) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aCaretIsToldAsItIsInTheTextThatIsShownThenAndNotInALaterOne() throws IOException {
        Client asha = new Client("Asha");
        Client bo = new Client("Bo");
        asha.say(new EditorRequest.Edit("t", 0, "a1", Change.insert(0, "ab😀cd"), null, null));
        committer.round();
        bo.lines.clear();

        asha.say(new EditorRequest.Caret("t", 1, 5, 5));
        asha.say(new EditorRequest.Edit("t", 1, "a2", Change.delete(1, 5), null, null));
        committer.round();

        assertThat(bo.lines).hasSize(2);
        assertThat(bo.lines.get(0)).contains("\"type\":\"caret\"", "\"revision\":1,\"position\":5,\"anchor\":5");
        assertThat(bo.lines.get(1)).contains("\"type\":\"change\"", "\"revision\":2");
    }
}
