package roundtable.client.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import roundtable.client.Deliveries;

/** The nodes of a window, as they are told to it. */
@Timeout(60)
class HostedNodesTest {
    @Test
    void aNodeThatIsToldNoAddressAtAllHasFailedAndCanBeForgotten() throws Exception {
        Deliveries deliveries = new Deliveries();
        List<HostedNode> nodes = new ArrayList<>();
        try (HostedNodes hosted = new HostedNodes(deliveries)) {
            hosted.listen(now -> {
                nodes.clear();
                nodes.addAll(now);
            });
            hosted.start(new HostedNodes.Setup(2, null, List.of("b\u00fcro:7007"), false));
            deliveries.until(
                    "it has failed", () -> !nodes.isEmpty() && nodes.getFirst().phase() == HostedNode.Phase.FAILED);
            assertThat(nodes.getFirst().trouble()).isNotBlank();
            hosted.stop(nodes.getFirst());
            deliveries.until("it is forgotten", nodes::isEmpty);
        }
    }
}
