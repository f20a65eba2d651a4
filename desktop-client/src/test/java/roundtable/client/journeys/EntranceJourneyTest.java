package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import javax.swing.JMenuItem;
import javax.swing.SwingUtilities;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.JOptionPaneFinder;
import org.assertj.swing.fixture.JOptionPaneFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.discovery.Found;
import roundtable.client.host.Hosting;
import roundtable.client.link.LinkState;
import roundtable.client.link.ServerAddress;
import roundtable.client.settings.Settings;
import roundtable.client.window.MainFrame;
import roundtable.client.window.Window;
import roundtable.client.window.session.AddressCard;
import roundtable.client.window.session.PersonCard;
import roundtable.client.window.session.StartPage;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** How people come into a session: the first start, hosting, joining, and what goes wrong on the way. */
@ExtendWith(Window.class)
@Timeout(120)
class EntranceJourneyTest {
    @TempDir
    private Path folder;

    private static void begin(Place place) {
        GuiActionRunner.execute(() -> frame(place).begin(null));
        place.hosting().start(false);
    }

    private static MainFrame frame(Place place) {
        return (MainFrame) place.window().target();
    }

    private static void sees(Place place, String component) {
        await().untilAsserted(() -> assertThat(place.window()
                        .robot()
                        .finder()
                        .findAll(found -> component.equals(found.getName()) && found.isShowing()))
                .as(component)
                .isNotEmpty());
    }

    private static void click(Place place, String button) {
        sees(place, button);
        place.window().robot().click(place.window().button(button).target());
    }

    private static Settings settings(Path home) {
        return Settings.in(home.resolve("config"));
    }

    @Test
    void theFirstStartAsksForANameAndAColourAndNeverAgain(Robot robot) {
        Path home = folder.resolve("asha");
        try (Place asha = new Place(robot, home, 0)) {
            begin(asha);
            sees(asha, PersonCard.NAME_NAME);
            asha.until(asha::state, "Ready. It begins when you have said who you are.");
            assertThat(asha.phase()).isEqualTo(LinkState.Phase.OFFLINE);
            robot.click(asha.window().radioButton("person.colour.7").target());
            robot.click(asha.window().textBox(PersonCard.NAME_NAME).target());
            asha.fill(PersonCard.NAME_NAME, "");
            robot.pressAndReleaseKeys(KeyEvent.VK_ENTER);
            sees(asha, PersonCard.NAME_NAME);
            robot.enterText("Asha");
            robot.pressAndReleaseKeys(KeyEvent.VK_ENTER);
            asha.isConnected();
            assertThat(asha.window().button("connect.person").text()).isEqualTo("Asha");
            assertThat(asha.colour()).isEqualTo(7);
        }
        assertThat(settings(home).name()).contains("Asha");
        assertThat(settings(home).colour()).contains(7);
        try (Place again = new Place(robot, home, 0)) {
            begin(again);
            again.isConnected();
            assertThat(again.window().button("connect.person").text()).isEqualTo("Asha");
            assertThat(again.colour()).isEqualTo(7);
        }
    }

    @Test
    void whoLeavesTheColourToTheServerHasOneThatNobodyElseHas(Robot robot) throws Exception {
        Settings chosen = settings(folder.resolve("asha"));
        chosen.colour(3);
        chosen.store();
        try (Server server = server();
                Place asha = new Place(robot, folder.resolve("asha"), 0);
                Place bo = new Place(robot, folder.resolve("bo"), 810)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            GuiActionRunner.execute(() -> frame(bo).begin(address(server)));
            sees(bo, "person.colour.free");
            robot.click(bo.window().textBox(PersonCard.NAME_NAME).target());
            bo.fill(PersonCard.NAME_NAME, "Bo");
            robot.pressAndReleaseKeys(KeyEvent.VK_ENTER);
            bo.isConnected();
            assertThat(bo.client()).isEqualTo(2);
            assertThat(bo.colour()).as("3, by the number, is Asha's").isEqualTo(4);
            assertThat(settings(folder.resolve("bo")).colour()).isEmpty();

            click(bo, "connect.person");
            sees(bo, "person.colour.4");
            assertThat(bo.window().radioButton("person.colour.4").target().isSelected())
                    .isTrue();
            assertThat(robot.finder()
                            .findByName(bo.window().target(), "person.colour.free", false)
                            .isShowing())
                    .isFalse();
        }
    }

    @Test
    void anotherColourWhileConnectedLeavesOneTheSamePersonAndAnotherNameDoesNot(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            assertThat(asha.colour()).as("by her number, 1").isEqualTo(2);
            click(asha, "connect.person");
            sees(asha, PersonCard.NAME_NAME);
            robot.click(asha.window().radioButton("person.colour.8").target());
            click(asha, PersonCard.DONE_NAME);
            await().untilAsserted(() -> assertThat(asha.colour()).isEqualTo(8));
            asha.isConnected();
            assertThat(asha.client()).isEqualTo(1);

            click(asha, "connect.person");
            sees(asha, PersonCard.NAME_NAME);
            asha.fill(PersonCard.NAME_NAME, "Asha Rao");
            click(asha, PersonCard.DONE_NAME);
            await().untilAsserted(() -> assertThat(asha.client()).isEqualTo(2));
            asha.isConnected();
            assertThat(asha.window().button("connect.person").text()).isEqualTo("Asha Rao");
        }
    }

    @Test
    void aSessionIsOpenedToTheNetworkAndItsAddressShownAndClosedAgain(Robot robot) {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0);
                Place bo = new Place(robot, folder.resolve("bo"), 810)) {
            GuiActionRunner.execute(() -> frame(asha).person("Asha"));
            begin(asha);
            asha.isConnected();
            asha.type(0, "before ");
            click(asha, "status.hosting");
            sees(asha, AddressCard.OPEN_NAME);
            click(asha, AddressCard.OPEN_NAME);
            int port = asha.hosting().state().address().port();
            ServerAddress forOthers = new ServerAddress("127.0.0.2", port);
            asha.until(() -> asha.window().label(AddressCard.ADDRESS_NAME).text(), forOthers.toString());
            assertThat(asha.phase()).as("nobody is disconnected by it").isEqualTo(LinkState.Phase.ONLINE);
            bo.connect(asha.window().label(AddressCard.ADDRESS_NAME).text());
            bo.isConnected();
            bo.sees("before ");

            robot.click(asha.window().button(AddressCard.CLOSE_NAME).target());
            robot.pressAndReleaseKeys(KeyEvent.VK_ESCAPE);
            SwingUtilities.invokeLater(() -> asha.choose("action.quit"));
            JOptionPaneFixture question = JOptionPaneFinder.findOptionPane().using(robot);
            question.label("close.lost.0")
                    .requireText("One other person is in the session that this window hosts: it ends for them.");
            Place.answer(question, "Stay");

            click(asha, "status.hosting");
            click(asha, AddressCard.RESTRICT_NAME);
            await().untilAsserted(() -> assertThat(bo.phase()).isEqualTo(LinkState.Phase.RECONNECTING));
            assertThat(asha.phase()).isEqualTo(LinkState.Phase.ONLINE);
            assertThat(asha.hosting().state().phase()).isEqualTo(Hosting.Phase.HERE);
        }
    }

    @Test
    void whoHostsOnTheStartPageIsToldForWhomBeforeTheyDo(Robot robot) {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0);
                Place bo = new Place(robot, folder.resolve("bo"), 810)) {
            GuiActionRunner.execute(() -> frame(asha).person("Asha"));
            asha.choose("action.start");
            sees(asha, StartPage.OPEN_NAME);
            assertThat(asha.window().button(StartPage.HOST_NAME).text()).isEqualTo("Host for the network");
            robot.click(asha.window().checkBox(StartPage.OPEN_NAME).target());
            asha.until(() -> asha.window().button(StartPage.HOST_NAME).text(), "Host on this computer alone");
            click(asha, StartPage.HOST_NAME);
            asha.isConnected();
            assertThat(asha.hosting().state().phase()).isEqualTo(Hosting.Phase.HERE);

            GuiActionRunner.execute(() -> frame(bo).person("Bo"));
            bo.choose("action.start");
            click(bo, StartPage.HOST_NAME);
            sees(bo, AddressCard.ADDRESS_NAME);
            assertThat(bo.hosting().state().phase()).isEqualTo(Hosting.Phase.OPEN);
        }
    }

    @Test
    void aFoundSessionIsJoinedByAClickAndIsAmongTheRecentOnesFromThenOn(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            String address = address(server).toString();
            GuiActionRunner.execute(() -> frame(asha).person("Asha"));
            asha.onTheNetwork(new Found("1", "Lab 4", address(server), "Roundtable", OptionalInt.of(3), false));
            asha.choose("action.start");
            sees(asha, "start.found." + address);
            assertThat(asha.window()
                            .button("start.found." + address)
                            .target()
                            .getAccessibleContext()
                            .getAccessibleName())
                    .isEqualTo("Lab 4 at " + address + ", 3 people");
            click(asha, "start.found." + address);
            asha.isConnected();

            robot.click(asha.window().button("connect.button").target());
            sees(asha, "start.recent." + address);
            click(asha, "start.recent." + address);
            asha.isConnected();
            robot.click(asha.window().button("connect.button").target());
            click(asha, "start.forget." + address);
            await().untilAsserted(() ->
                    assertThat(settings(folder.resolve("asha")).recent()).isEmpty());
            robot.pressAndReleaseKeys(KeyEvent.VK_ESCAPE);
            click(asha, StartPage.CLOSE_NAME);
            sees(asha, "editor.document");
        }
    }

    @Test
    void theListBelowTheAddressFollowsWhatIsFoundWhileItIsOpen(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            String address = address(server).toString();
            GuiActionRunner.execute(() -> frame(asha).person("Asha"));
            click(asha, "connect.choices");
            asha.onTheNetwork(new Found("1", "Lab 4", address(server), "Roundtable", OptionalInt.of(3), false));
            sees(asha, "connect.choice." + address);
            asha.onTheNetwork();
            asha.onTheNetwork(new Found("1", "Lab 5", address(server), "Roundtable", OptionalInt.of(3), false));
            sees(asha, "connect.choice." + address);
            robot.click(robot.finder().findByName("connect.choice." + address, JMenuItem.class));
            asha.isConnected();
        }
    }

    @Test
    void whereTheLineIsLostTheTabsStay(Robot robot) throws Exception {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            try (Server server = server()) {
                asha.connect(address(server), "Asha");
                asha.isConnected();
            }
            await().untilAsserted(() -> assertThat(asha.phase()).isEqualTo(LinkState.Phase.RECONNECTING));
            asha.type(0, "still writing");
            asha.sees("still writing");
        }
    }

    @Test
    void aSessionThatCannotBeStartedIsSaidAndTheWaysInAreShown(Robot robot) throws Exception {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            Path home = Files.createDirectories(folder.resolve("asha"));
            Files.writeString(home.resolve("session"), "a file where the folder should be");
            GuiActionRunner.execute(() -> frame(asha).person("Asha"));
            begin(asha);
            sees(asha, StartPage.HOST_NAME);
            asha.untilStarts(asha::state, "No session could be started here.");
        }
    }

    private Server server() throws Exception {
        return Server.start(
                Options.defaults().withData(folder.resolve("server")).withAnyPorts());
    }

    private static ServerAddress address(Server server) {
        return new ServerAddress("127.0.0.1", server.port(Service.EDITOR));
    }
}
