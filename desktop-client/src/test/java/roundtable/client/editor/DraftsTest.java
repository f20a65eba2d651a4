package roundtable.client.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.ServerAddress;
import roundtable.client.simulation.disk.SimulatedDisk;
import roundtable.protocol.change.Change;

/** What is kept of a document on this machine, over real files. */
class DraftsTest {
    private static final ServerAddress SERVER = new ServerAddress("fe80::1%eth0", 8080);

    @TempDir
    private Path root;

    private Drafts drafts;

    @BeforeEach
    void start() {
        drafts = new Drafts(root, Runnable::run);
    }

    private static Draft draft(Confirmed confirmed, long revision) {
        return SyncedText.of("notes", "k")
                .opened("e", revision)
                .typed(Change.insert(0, "sent "))
                .next()
                .orElseThrow()
                .then()
                .typed(Change.insert(5, "typed 😀"))
                .draft(confirmed.kept());
    }

    private Optional<Draft> readAgain() throws IOException {
        return readAgain("notes");
    }

    private Optional<Draft> readAgain(String document) throws IOException {
        try (Drafts.Claim claim = new Drafts(root, Runnable::run).claim(SERVER, document)) {
            return claim.folder().read();
        }
    }

    private Path folder() throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(file -> file.endsWith("draft.json"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }

    @Test
    void whatWasForcedIsThereAfterThePowerFailed() throws Exception {
        for (int seed = 0; seed < 100; seed++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(seed));
            Drafts onDisk = new Drafts(disk.root(), Runnable::run);
            Draft draft = draft(Confirmed.of("text"), 4);
            onDisk.claim(SERVER, "notes").folder().write(draft, true);
            disk.restart(true);
            assertThat(onDisk.claim(SERVER, "notes").folder().read().map(Draft::screen))
                    .as("seed %d", seed)
                    .contains(draft.screen());
        }
    }

    @Test
    void whatWasKeptIsFoundAgain() throws Exception {
        Confirmed confirmed = Confirmed.of("text\r\nhere");
        confirmed.apply(Change.insert(4, " stands"));
        try (Drafts.Claim claim = drafts.claim(SERVER, "notes")) {
            assertThat(claim.folder().read()).isEmpty();
            claim.folder().write(draft(confirmed, 7), true);
        }
        Draft found = readAgain().orElseThrow();
        assertThat(found.screen()).isEqualTo("sent typed 😀text stands\r\nhere");
        assertThat(found.flight()).isEqualTo(new Pending("k-1", Change.insert(0, "sent "), 1));
        assertThat(found.waiting()).isEqualTo(List.of(new Pending(null, Change.insert(5, "typed 😀"), 1)));
        assertThat(found.epoch()).isEqualTo("e");
        assertThat(found.revision()).isEqualTo(7);
    }

    @Test
    void aLongTextIsWrittenOnceAndNotForEachEdit() throws Exception {
        Confirmed confirmed = Confirmed.of("x".repeat(1_000_000));
        try (Drafts.Claim claim = drafts.claim(SERVER, "notes")) {
            claim.folder().write(draft(confirmed, 1), false);
            confirmed.apply(Change.insert(500_000, "y"));
            claim.folder().write(draft(confirmed, 2), false);
            assertThat(Files.size(folder().resolve("draft.json"))).isLessThan(1_000);
            confirmed.apply(Change.insert(3, "z".repeat(100_000)));
            claim.folder().write(draft(confirmed, 3), false);
        }
        assertThat(readAgain().orElseThrow().screen().length()).isEqualTo(1_100_014);
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.filter(file -> file.toString().endsWith(".txt"))).hasSize(1);
        }
    }

    @Test
    void aWriteThatBrokeOffLeavesTheOneBefore() throws Exception {
        try (Drafts.Claim claim = drafts.claim(SERVER, "notes")) {
            claim.folder().write(draft(Confirmed.of("first"), 1), false);
        }
        Files.writeString(folder().resolve("draft.json.new"), "{\"docu");
        Files.writeString(folder().resolve("0123.txt"), "another text, which no draft names yet");
        assertThat(readAgain().orElseThrow().base().text()).hasToString("first");
    }

    @Test
    void aDamagedDraftIsSetAsideAndNotLost() throws Exception {
        try (Drafts.Claim claim = drafts.claim(SERVER, "notes")) {
            claim.folder().write(draft(Confirmed.of("first"), 1), false);
        }
        Path folder = folder();
        Files.writeString(folder.resolve("draft.json"), "{\"document\":\"notes\",\"text\":\"../../../etc/x\"}");
        assertThat(readAgain()).isEmpty();
        try (Stream<Path> found = Files.walk(root)) {
            assertThat(found.filter(file -> file.toString().contains("damaged") && file.endsWith("draft.json")))
                    .hasSize(1);
        }
    }

    @Test
    void theDraftOfARenamedDocumentIsFoundUnderItsNewName() throws Exception {
        SyncedText typed = SyncedText.of("notes", "k").opened("e", 1).typed(Change.insert(0, "typed "));
        Draft.Base base = Confirmed.of("text").kept();
        DraftKeeper keeper = drafts.keeper(why -> {
            throw new AssertionError(why);
        });
        keeper.open(SERVER, "notes", found -> assertThat(found).isEmpty());
        keeper.keep(typed.draft(base), true);
        SyncedText renamed = typed.renamed("minutes");
        keeper.move(SERVER, renamed.draft(base));
        keeper.keep(renamed.typed(Change.insert(6, "on ")).draft(base), true);
        keeper.close();
        drafts.close();
        assertThat(readAgain()).isEmpty();
        Draft found = readAgain("minutes").orElseThrow();
        assertThat(found.screen()).isEqualTo("typed on text");
        assertThat(found.document()).isEqualTo("minutes");
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> file.toString().endsWith(".txt"))).hasSize(1);
        }
    }

    @Test
    void twoWindowsHaveADraftEach() throws Exception {
        try (Drafts.Claim one = drafts.claim(SERVER, "notes");
                Drafts.Claim two = drafts.claim(SERVER, "notes")) {
            one.folder().write(draft(Confirmed.of("one"), 1), false);
            assertThat(two.folder().read()).isEmpty();
        }
        assertThat(readAgain().orElseThrow().screen()).endsWith("one");
    }
}
