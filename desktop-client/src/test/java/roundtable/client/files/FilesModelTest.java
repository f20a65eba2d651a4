package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesEvent.Listed;

class FilesModelTest {
    private static Listed file(String name) {
        return new Listed(name, 1, Instant.EPOCH, null);
    }

    @Test
    void aNameThatWouldLeadOutOfAFolderIsNotListed() {
        FilesModel model = new FilesModel();
        model.listed(List.of(file("notes.txt"), file("../notes.txt"), file("a\0b")), null);
        assertThat(model.files()).containsExactly(file("notes.txt"));
        model.changed(new FilesEvent.Changed(List.of(file("more.txt"), file("/etc/motd")), List.of(), null));
        assertThat(model.files()).containsExactly(file("more.txt"), file("notes.txt"));
    }
}
