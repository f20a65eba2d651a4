package roundtable.client.binary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.Deliveries;
import roundtable.client.link.ScriptedServer;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** The converter without its window; what a pause in typing would do is done at once. */
@Timeout(60)
class BinaryControllerTest {
    @TempDir
    private Path folder;

    private final Deliveries deliveries = new Deliveries();
    private final ServerLink link = new ServerLink(deliveries);
    private final BinaryModel model = new BinaryModel();
    private final BinaryController controller = new BinaryController(link.binary(), model, Runnable::run);

    @AfterEach
    void close() {
        link.close();
    }

    private Server connected() throws Exception {
        Server server = Server.start(Options.defaults().withData(folder).withAnyPorts());
        link.connect(new ServerAddress("127.0.0.1", server.port(Service.EDITOR)), "Asha");
        deliveries.until("online", model::online);
        return server;
    }

    private void settled() throws InterruptedException {
        deliveries.until(
                "an answer",
                () -> !model.outdated(model.source().other()) || model.problem().isPresent());
    }

    @Test
    void textBecomesBitsAndBitsText() throws Exception {
        try (Server server = connected()) {
            assertThat(server).isNotNull();
            controller.typed(Side.TEXT, "co");
            settled();
            assertThat(model.content(Side.BITS)).isEqualTo("01100011 01101111");
            controller.typed(Side.BITS, "11000011 10111100");
            assertThat(model.outdated(Side.TEXT)).isTrue();
            settled();
            assertThat(model.content(Side.TEXT)).isEqualTo("ü");
            assertThat(model.counts()).contains(new Counts(1, 2, 16));
        }
    }

    @Test
    void whatIsWrongIsToldAtItsPlace() throws Exception {
        try (Server server = connected()) {
            assertThat(server).isNotNull();
            controller.typed(Side.BITS, "01100011 01x 01100011");
            settled();
            Problem problem = model.problem().orElseThrow();
            assertThat(problem.side()).isEqualTo(Side.BITS);
            assertThat(problem.message()).contains("'01x'");
            assertThat(List.of(problem.from(), problem.to())).containsExactly(9, 12);
            assertThat(model.counts()).isEmpty();
            controller.typed(Side.BITS, "01100011");
            assertThat(model.problem()).isEmpty();
            settled();
            assertThat(model.content(Side.TEXT)).isEqualTo("c");
            controller.typed(Side.TEXT, "a\ud83c");
            settled();
            assertThat(model.problem())
                    .contains(new Problem(Side.TEXT, "Here stands half a character, which has no bits.", 1, 2));
            controller.typed(Side.TEXT, "x".repeat(BinaryController.LONGEST_TEXT + 1));
            settled();
            assertThat(model.problem().orElseThrow().placed()).isFalse();
        }
    }

    @Test
    void theLongestTextIsConvertedWhole() throws Exception {
        try (Server server = connected()) {
            assertThat(server).isNotNull();
            controller.typed(Side.TEXT, "b".repeat(BinaryController.LONGEST_TEXT));
            settled();
            assertThat(model.content(Side.BITS)).hasSize(9 * BinaryController.LONGEST_TEXT - 1);
            controller.swap();
            assertThat(model.source()).isEqualTo(Side.BITS);
            deliveries.until(
                    "converted back", () -> model.content(Side.TEXT).length() == BinaryController.LONGEST_TEXT);
            controller.clear();
            assertThat(model.content(Side.TEXT) + model.content(Side.BITS)).isEmpty();
        }
    }

    @Test
    void onlyTheNewestAnswerIsShownAndPartsMakeOne() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR, Service.ENCODE)) {
            link.connect(server.address(), "Asha");
            server.welcome(Service.EDITOR);
            try (ScriptedServer.Peer encode = server.welcome(Service.ENCODE)) {
                deliveries.until("online", model::online);
                List<String> shown = new ArrayList<>();
                model.listen(() -> shown.add(model.content(Side.BITS)));
                controller.typed(Side.TEXT, "a");
                controller.typed(Side.TEXT, "b");
                ObjectNode first = encode.next();
                ObjectNode second = encode.next();
                encode.say("{'type':'encoded','bits':'old','id':%s}".formatted(first.get("id")));
                encode.say("{'type':'encoded','bits':'new','more':true,'id':%s}".formatted(second.get("id")));
                encode.say("{'type':'encoded','bits':'er','id':%s}".formatted(second.get("id")));
                settled();
                assertThat(model.content(Side.BITS)).isEqualTo("newer");
                assertThat(shown).containsOnly("", "newer");
            }
        }
    }

    @Test
    void whatWasTypedBeforeTheLineBrokeIsConvertedWithTheNext() throws Exception {
        controller.typed(Side.TEXT, "A");
        assertThat(model.online()).isFalse();
        try (Server server = connected()) {
            assertThat(server).isNotNull();
            settled();
            assertThat(model.content(Side.BITS)).isEqualTo("01000001");
        }
        deliveries.until("offline", () -> !model.online());
        assertThat(model.content(Side.BITS)).isEqualTo("01000001");
    }
}
