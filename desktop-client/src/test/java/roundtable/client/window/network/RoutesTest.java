package roundtable.client.window.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import roundtable.protocol.NodeMessage.Transfer;

/** How long a file's way is lit. */
class RoutesTest {
    private static final Transfer FILE = new Transfer("3_1.txt", 3, 1, 2);

    private long now;
    private final Routes routes = new Routes(() -> now);

    private void pass(int seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void aWayIsLitAsLongAsItsFileMoves() {
        routes.show(List.of(FILE));
        pass(60);
        assertThat(routes.lit()).containsExactly(FILE);
        routes.show(List.of());
        assertThat(routes.lit()).isEmpty();
    }

    @Test
    void aSmallFileIsSeenAllTheSame() {
        routes.show(List.of(FILE));
        routes.show(List.of());
        pass(1);
        assertThat(routes.lit()).containsExactly(FILE);
        pass(1);
        assertThat(routes.lit()).isEmpty();
    }
}
