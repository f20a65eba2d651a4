package roundtable.client.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.ServerLink;
import roundtable.protocol.Announcement;
import roundtable.protocol.Service;
import roundtable.protocol.discovery.Networks;
import roundtable.server.Options;
import roundtable.server.Server;

/** Real servers and real finders on the loopback, each test's beacons on a port of its own. */
@Timeout(60)
class FinderTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<List<Found>> told = new LinkedBlockingQueue<>();
    private int beacon;
    private Finder.Looking looking;

    @BeforeEach
    void begin() throws IOException {
        beacon = freePort();
        looking = look(beacon, told);
    }

    @AfterEach
    void end() {
        looking.close();
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            return socket.getLocalPort();
        }
    }

    private static Finder.Looking look(int port, BlockingQueue<List<Found>> told) {
        return new Finder(Runnable::run, port, Networks.LOOPBACK).look(told::add);
    }

    private Options options(String name, int port) {
        return Options.defaults().withData(folder.resolve(name)).withAnyPorts().announcedAs(name, port);
    }

    private static List<Found> await(BlockingQueue<List<Found>> told, Predicate<List<Found>> wanted)
            throws InterruptedException {
        while (true) {
            List<Found> list = told.poll(30, TimeUnit.SECONDS);
            assertThat(list).as("a list of sessions in time").isNotNull();
            if (wanted.test(list)) {
                return list;
            }
        }
    }

    private static Optional<Found> named(List<Found> list, String name) {
        return list.stream().filter(found -> found.name().equals(name)).findFirst();
    }

    private static Found awaitNamed(BlockingQueue<List<Found>> told, String name) throws InterruptedException {
        return named(await(told, list -> named(list, name).isPresent()), name).orElseThrow();
    }

    @Test
    void aServerIsFoundByItsBeaconWithThePeopleInItAndIsGoneSoonAfterItsEnd() throws Exception {
        try (Server server = Server.start(options("Room 12", beacon));
                ServerLink link = new ServerLink(Runnable::run)) {
            Found found = named(
                            await(
                                    told,
                                    list -> named(list, "Room 12")
                                            .filter(one -> one.people().isPresent())
                                            .isPresent()),
                            "Room 12")
                    .orElseThrow();
            assertThat(found.here()).isTrue();
            assertThat(found.server()).startsWith("Roundtable ");
            assertThat(found.people()).isEqualTo(OptionalInt.of(0));
            assertThat(found.address().port()).isEqualTo(server.port(Service.EDITOR));
            link.connect(found.address(), "Asha");
            await(
                    told,
                    list -> named(list, "Room 12")
                            .filter(one -> one.people().equals(OptionalInt.of(1)))
                            .isPresent());
        }
        await(told, list -> named(list, "Room 12").isEmpty());
    }

    /** The beacon goes where nobody listens. */
    @Test
    void aServerIsFoundByDnsSdAloneAndIsGoneAfterItsFarewell() throws Exception {
        try (Server server = Server.start(options("Zimmer Ü " + beacon, freePort()))) {
            Found found = awaitNamed(told, "Zimmer Ü " + beacon);
            assertThat(found.here()).isTrue();
            assertThat(found.people()).isEmpty();
            assertThat(found.address().port()).isEqualTo(server.port(Service.EDITOR));
        }
        await(told, list -> named(list, "Zimmer Ü " + beacon).isEmpty());
    }

    @Test
    void twoFindersHearTheSameServer() throws Exception {
        BlockingQueue<List<Found>> second = new LinkedBlockingQueue<>();
        try (Server server = Server.start(options("Shared", beacon));
                Finder.Looking other = look(beacon, second)) {
            assertThat(awaitNamed(told, "Shared").address())
                    .isEqualTo(awaitNamed(second, "Shared").address());
            assertThat(server.port(Service.EDITOR)).isPositive();
            assertThat(other).isNotNull();
        }
    }

    @Test
    void whoLooksLaterIsToldWhatIsKnownAndWhoLooksNoMoreIsToldNothing() throws Exception {
        Finder finder = new Finder(Runnable::run, beacon, Networks.LOOPBACK);
        BlockingQueue<List<Found>> first = new LinkedBlockingQueue<>();
        BlockingQueue<List<Found>> second = new LinkedBlockingQueue<>();
        Finder.Looking one = finder.look(first::add);
        sayUntilNamed(first, "a", "Room 12");
        Finder.Looking two = finder.look(second::add);
        assertThat(second.take()).anyMatch(found -> found.name().equals("Room 12"));
        one.close();
        one.close();
        first.clear();
        sayUntilNamed(second, "b", "Room 13");
        assertThat(first).isEmpty();
        two.close();

        BlockingQueue<List<Found>> third = new LinkedBlockingQueue<>();
        try (Finder.Looking again = finder.look(third::add)) {
            assertThat(third.take()).as("what an earlier search knew").isEmpty();
            sayUntilNamed(third, "c", "Room 14");
            assertThat(again).isNotNull();
        }
    }

    /** What is said later is heard later: by then it is gone, long before its silence would tell. */
    @Test
    void aSessionThatSaysFarewellLeavesTheList() throws Exception {
        sayUntilNamed(told, "a", "Room 12");
        say("{\"type\":\"farewell\",\"id\":\"somebody else\"}");
        say("{\"type\":\"farewell\",\"id\":\"a\"}");
        assertThat(told.poll(4, TimeUnit.SECONDS))
                .as("sooner than its silence would tell")
                .isEmpty();
    }

    @Test
    void garbageIsPassedOver() throws Exception {
        Random random = new Random(12);
        String good = session("a", "Honest");
        say("");
        say("null");
        say("[" + good + "]");
        say(good + good);
        say(good.replace("session", "sessions"));
        say(good.replace("\"editor\":8080", "\"editor\":0"));
        say(good.replace("\"editor\":8080", "\"editor\":65536"));
        say(good.replace("\"editor\":8080", "\"editor\":\"8080\""));
        say(good.replace("\"people\":3", "\"people\":-1"));
        say(good.replace("Honest", "x".repeat(65)));
        say(good.replace("Honest", "evil\\u202e"));
        say(good.replace("Honest", " "));
        say(good.replace("Roundtable 0.1.0", "two\\nlines"));
        say(good.replace("\"name\":\"Honest\",", ""));
        say("[".repeat(1_000));
        say("{\"a\":".repeat(200));
        for (int i = 0; i < 200; i++) {
            byte[] bytes = good.getBytes(UTF_8);
            for (int changes = 0; changes < 3; changes++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            say(bytes);
        }
        say(good.replace("}", " ".repeat(Announcement.LONGEST) + "}"));
        // What comes over the measure of a second is passed over, too: it is said until it is heard.
        List<Found> heard = sayUntilNamed(told, "b", "The last one");
        assertThat(heard).noneMatch(found -> found.name().contains("\u202e"));
    }

    @Test
    void aFloodNeitherFillsTheListNorKeepsARealServerOut() throws Exception {
        try (Server server = Server.start(options("Real", beacon))) {
            Thread flood = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 20_000 && !Thread.currentThread().isInterrupted(); i++) {
                    say(session("flood" + i, "Flood " + i));
                }
            });
            Found real = awaitNamed(told, "Real");
            assertThat(real.address().port()).isEqualTo(server.port(Service.EDITOR));
            flood.interrupt();
            flood.join();
            assertThat(told).allMatch(list -> list.size() <= Sightings.MOST);
        }
    }

    /** A search needs a moment until it hears. */
    private List<Found> sayUntilNamed(BlockingQueue<List<Found>> told, String id, String name)
            throws InterruptedException {
        while (true) {
            say(session(id, name));
            List<Found> list = told.poll(300, TimeUnit.MILLISECONDS);
            if (list != null && named(list, name).isPresent()) {
                return list;
            }
        }
    }

    private static String session(String id, String name) {
        return "{\"type\":\"session\",\"id\":\"%s\",\"name\":\"%s\",\"server\":\"Roundtable 0.1.0\",\"editor\":8080,\"people\":3}"
                .formatted(id, name);
    }

    private void say(String line) {
        say(line.getBytes(UTF_8));
    }

    private void say(byte[] bytes) {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            socket.setBroadcast(true);
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("127.255.255.255"), beacon));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
