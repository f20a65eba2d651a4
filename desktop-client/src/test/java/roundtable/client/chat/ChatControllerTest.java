package roundtable.client.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.Deliveries;
import roundtable.client.link.ServerAddress;
import roundtable.protocol.ChatEvent;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** The chat without its window, on a real server. */
@Timeout(90)
class ChatControllerTest {
    @TempDir
    private Path folder;

    private final Deliveries deliveries = new Deliveries();

    private Server server() throws Exception {
        return Server.start(Options.defaults().withData(folder).withAnyPorts());
    }

    private static ServerAddress address(Server server) {
        return new ServerAddress("127.0.0.1", server.port(Service.EDITOR));
    }

    @Test
    void whatOneSaysAllSeeOnceInOneOrder() throws Exception {
        try (Server server = server();
                Talker asha = new Talker(deliveries).connect(address(server), "Asha");
                Talker bo = new Talker(deliveries).connect(address(server), "Bo")) {
            assertThat(asha.controller.enterLine("good morning")).isEmpty();
            assertThat(asha.lobby().outgoing()).extracting(Outgoing::text).containsExactly("good morning");
            bo.sees(bo.lobby(), "good morning");
            bo.controller.enterLine("<html><b>hello");
            asha.sees(asha.lobby(), "good morning", "<html><b>hello");
            bo.sees(bo.lobby(), "good morning", "<html><b>hello");
            assertThat(asha.lobby().entries()).extracting(Entry::own).containsExactly(true, false);
            assertThat(asha.lobby().entries()).extracting(Entry::number).containsExactly(1L, 2L);
            deliveries.until("both are there", () -> asha.people(asha.lobby()).equals(List.of("Asha", "Bo")));
        }
    }

    @Test
    void aLateComerGetsTheNewestInPartsAndTheEarlierOnAsking() throws Exception {
        String long8k = "x".repeat(8000);
        try (Server server = server();
                Talker asha = new Talker(deliveries).connect(address(server), "Asha")) {
            IntStream.rangeClosed(1, 250).forEach(i -> asha.controller.enterLine(i + long8k));
            deliveries.until("all are said", () -> asha.lobby().entries().size() == 250);
            try (Talker bo = new Talker(deliveries).connect(address(server), "Bo")) {
                assertThat(bo.lobby().entries())
                        .extracting(Entry::number)
                        .hasSize(200)
                        .startsWith(51L)
                        .endsWith(250L);
                assertThat(bo.model.unread()).isZero();
                assertThat(bo.lobby().hasEarlier()).isTrue();
                bo.controller.loadEarlier(bo.lobby());
                deliveries.until("all are there", () -> !bo.lobby().loadingEarlier());
                assertThat(bo.texts(bo.lobby())).isEqualTo(asha.texts(asha.lobby()));
                assertThat(bo.lobby().hasEarlier()).isFalse();
            }
        }
    }

    @Test
    void aPrivateWordGoesToOnePersonAlone() throws Exception {
        try (Server server = server();
                Talker asha = new Talker(deliveries).connect(address(server), "Asha");
                Talker bo = new Talker(deliveries).connect(address(server), "Bo Two");
                Talker cy = new Talker(deliveries).connect(address(server), "Cy")) {
            deliveries.until("all are there", () -> asha.people(asha.lobby()).size() == 3);
            assertThat(asha.controller.enterLine("/tell bo two psst")).isEmpty();
            asha.sees(asha.talk("Bo Two"), "psst");
            deliveries.until("it arrived", () -> !bo.model.talks().isEmpty());
            bo.sees(bo.talk("Asha"), "psst");
            assertThat(bo.model.unread()).isEqualTo(1);
            bo.model.open(bo.talk("Asha"));
            bo.controller.enterLine("yes?");
            asha.sees(asha.talk("Bo Two"), "psst", "yes?");
            assertThat(cy.model.talks()).isEmpty();
            assertThat(asha.lobby().entries()).isEmpty();
        }
    }

    @Test
    void aWordToNobodyStaysAndSaysWhy() throws Exception {
        try (Server server = server();
                Talker asha = new Talker(deliveries).connect(address(server), "Asha")) {
            asha.controller.enterLine("/tell Nobody are you there");
            PrivateTalk talk = asha.talk("Nobody");
            deliveries.until("told", () -> talk.outgoing().getFirst().failed());
            assertThat(talk.outgoing().getFirst().problem()).isEqualTo("Nobody called Nobody is here.");
            asha.controller.discardFailed(talk);
            assertThat(talk.outgoing()).isEmpty();
        }
    }

    @Test
    void whatWasWrittenWhileTheServerWasAwayIsSaidOnceWhenItIsBack() throws Exception {
        Server first = server();
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, first.port(service));
        }
        try (Talker asha = new Talker(deliveries).connect(address(first), "Asha");
                Talker bo = new Talker(deliveries).connect(address(first), "Bo")) {
            asha.controller.enterLine("before");
            bo.sees(bo.lobby(), "before");
            first.close();
            deliveries.until("both are offline", () -> !asha.model.online() && !bo.model.online());
            asha.controller.enterLine("first while away");
            asha.controller.enterLine("second while away");
            assertThat(asha.lobby().outgoing()).hasSize(2);
            try (Server second =
                    Server.start(Options.defaults().withData(folder).withPorts(ports))) {
                assertThat(second.port(Service.CHAT)).isEqualTo(ports.get(Service.CHAT));
                asha.sees(asha.lobby(), "before", "first while away", "second while away");
                bo.sees(bo.lobby(), "before", "first while away", "second while away");
            }
        } finally {
            first.close();
        }
    }

    @Test
    void unreadIsCountedWhereNobodyLooks() throws Exception {
        try (Server server = server();
                Talker asha = new Talker(deliveries).connect(address(server), "Asha");
                Talker bo = new Talker(deliveries).connect(address(server), "Bo")) {
            bo.model.reading(true);
            asha.controller.enterLine("one");
            bo.sees(bo.lobby(), "one");
            assertThat(bo.model.unread()).isZero();
            bo.model.reading(false);
            asha.controller.enterLine("two");
            bo.sees(bo.lobby(), "one", "two");
            bo.controller.enterLine("own");
            bo.sees(bo.lobby(), "one", "two", "own");
            assertThat(bo.model.unread()).isEqualTo(1);
            bo.model.reading(true);
            assertThat(bo.model.unread()).isZero();
        }
    }

    @Test
    void roomsAreJoinedListedAndLeft() throws Exception {
        try (Server server = server();
                Talker asha = new Talker(deliveries).connect(address(server), "Asha");
                Talker bo = new Talker(deliveries).connect(address(server), "Bo")) {
            assertThat(asha.controller.join("networks")).isEmpty();
            asha.controller.enterLine("only here");
            asha.sees(asha.room("networks"), "only here");
            bo.controller.refreshRooms();
            deliveries.until(
                    "Bo hears of it",
                    () -> bo.model.otherRooms().stream()
                            .map(ChatEvent.Listed::room)
                            .toList()
                            .equals(List.of("networks")));
            bo.controller.join("networks");
            bo.sees(bo.room("networks"), "only here");
            assertThat(bo.lobby().entries()).isEmpty();
            deliveries.until(
                    "both are in it", () -> asha.people(asha.room("networks")).size() == 2);
            asha.controller.leave(asha.room("networks"));
            deliveries.until(
                    "Asha has left", () -> bo.people(bo.room("networks")).equals(List.of("Bo")));
            assertThat(asha.model.open()).contains(asha.lobby());
        }
    }

    @Test
    void whatCannotBeSentIsToldAtTheField() throws Exception {
        try (Server server = server();
                Talker asha = new Talker(deliveries).connect(address(server), "Asha")) {
            assertThat(asha.controller.enterLine("x".repeat(65_537)))
                    .isEqualTo("This is 65,537 characters long; a message holds 65,536 at most.");
            assertThat(asha.controller.enterLine("/foo")).startsWith("There is no command /foo.");
            assertThat(asha.controller.join("x".repeat(65))).startsWith("A room's name is 1 to 64");
            assertThat(asha.controller.join("")).isEqualTo("Type the name of a room.");
            assertThat(asha.controller.join("a\u202eb")).startsWith("A room's name");
            assertThat(asha.controller.enterLine("\ud83c")).startsWith("The text holds half a character");
            assertThat(asha.lobby().outgoing()).isEmpty();
            asha.controller.enterLine("x".repeat(65_536));
            asha.sees(asha.lobby(), "x".repeat(65_536));
        }
    }
}
