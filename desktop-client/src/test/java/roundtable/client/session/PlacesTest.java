package roundtable.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.settings.Settings;

class PlacesTest {
    @TempDir
    private Path folder;

    private Places places() {
        return new Places(Settings.in(folder), listener -> () -> {});
    }

    @Test
    void theLatestEightAreKeptTheLatestFirst() {
        Places places = places();
        for (int i = 1; i <= 10; i++) {
            places.joined("computer" + i);
        }
        places.joined("computer5");
        assertThat(places().recent())
                .containsExactly(
                        "computer5",
                        "computer10",
                        "computer9",
                        "computer8",
                        "computer7",
                        "computer6",
                        "computer4",
                        "computer3");
    }

    @Test
    void oneThatIsNotWantedIsForgotten() {
        Places places = places();
        AtomicInteger told = new AtomicInteger();
        places.joined("a");
        places.joined("b");
        places.listen(told::incrementAndGet);
        places.forget("a");
        places.forget("unheard-of");
        assertThat(places().recent()).containsExactly("b");
        assertThat(told).hasValue(1);
    }
}
