package roundtable.client.echo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import roundtable.client.Deliveries;
import roundtable.client.link.Tap;

class EchoControllerTest {
    private final Deliveries deliveries = new Deliveries();
    private final EchoModel model = new EchoModel();
    private final EchoController controller = new EchoController(model, deliveries, new Tap(), Duration.ofMillis(300));

    @AfterEach
    void close() {
        controller.close();
    }

    @ParameterizedTest
    @CsvSource({"TCP,127.0.0.1,IPV4", "TCP,::1,IPV6", "UDP,127.0.0.1,EITHER", "UDP,::1,IPV6"})
    void whatIsSentComesBackTheSame(Transport transport, String address, AddressFamily family) throws Exception {
        try (EchoServers servers = new EchoServers(address, UnaryOperator.identity())) {
            run(EchoPlan.once(target(servers, transport, address, family), "grüße 🌍"));

            RoundTrip trip = model.trips().getFirst();
            assertThat(trip.outcome()).isInstanceOf(Outcome.Same.class);
            assertThat(trip.number()).isEqualTo(1);
            assertThat(trip.nanos()).isPositive();
            assertThat(trip.remote()).contains(address).endsWith(":" + port(servers, transport));
            assertThat(trip.bytes()).isEqualTo(new EchoLine(1, trip.sent(), "grüße 🌍").bytes().length);
            assertThat(model.problem()).isEmpty();
        }
    }

    @Test
    void theLineOnTheWireIsTheOneOfTheContract() throws Exception {
        AtomicReference<String> seen = new AtomicReference<>();
        try (EchoServers servers = new EchoServers("127.0.0.1", bytes -> {
            seen.set(new String(bytes, StandardCharsets.UTF_8));
            return bytes;
        })) {
            run(EchoPlan.once(target(servers, Transport.TCP, "127.0.0.1", AddressFamily.EITHER), "hi"));
            assertThat(seen.get())
                    .matches("\\{\"type\":\"echo\",\"sequence\":1,\"sent\":\"[-0-9T:.]+Z\",\"payload\":\"hi\"}\n");
        }
    }

    @Test
    void aRepeatedMessageUsesOneConnectionAndNumbersItsTests() throws Exception {
        try (EchoServers servers = new EchoServers("127.0.0.1", UnaryOperator.identity())) {
            EchoTarget target = target(servers, Transport.TCP, "127.0.0.1", AddressFamily.EITHER);
            run(new EchoPlan(target, "again", 20, Duration.ZERO));
            run(EchoPlan.once(target, "once more"));

            assertThat(model.trips())
                    .extracting(RoundTrip::number)
                    .startsWith(1, 2, 3)
                    .endsWith(20, 21)
                    .hasSize(21);
            assertThat(servers.connections()).isEqualTo(1);
            EchoSummary summary = model.summary();
            assertThat(summary.sent()).isEqualTo(21);
            assertThat(summary.lost()).isZero();
            assertThat(summary.min()).isPositive().isLessThanOrEqualTo(summary.median());
            assertThat(summary.p99()).isBetween(summary.median(), summary.max());
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aChangedByteIsFound(Transport transport) throws Exception {
        try (EchoServers servers = new EchoServers("127.0.0.1", bytes -> {
            bytes[9] = 'E';
            return bytes;
        })) {
            run(EchoPlan.once(target(servers, transport, "127.0.0.1", AddressFamily.EITHER), "x"));
            assertThat(model.trips().getFirst().outcome())
                    .isEqualTo(new Outcome.Different(new Outcome.Difference(9, 'e', 'E')));
            assertThat(model.summary().different()).isEqualTo(1);
        }
    }

    @Test
    void aLineCutShortIsToldAsSuchAndTheNextTestIsNotDisturbed() throws Exception {
        AtomicInteger pieces = new AtomicInteger();
        try (EchoServers servers = new EchoServers(
                "127.0.0.1",
                bytes -> pieces.getAndIncrement() == 0
                        ? new String(bytes, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8)
                        : bytes)) {
            EchoTarget target = target(servers, Transport.TCP, "127.0.0.1", AddressFamily.EITHER);
            run(EchoPlan.once(target, "x"));
            run(EchoPlan.once(target, "x"));

            RoundTrip cut = model.trips().getFirst();
            assertThat(cut.outcome())
                    .isEqualTo(new Outcome.Different(new Outcome.Difference(cut.bytes() - 1, '\n', -1)));
            assertThat(model.trips().getLast().outcome()).isInstanceOf(Outcome.Same.class);
        }
    }

    @Test
    void aDatagramWithoutAnAnswerIsLostAndTheRunGoesOn() throws Exception {
        AtomicInteger pieces = new AtomicInteger();
        try (EchoServers servers =
                new EchoServers("127.0.0.1", bytes -> pieces.getAndIncrement() == 1 ? null : bytes)) {
            run(new EchoPlan(target(servers, Transport.UDP, "127.0.0.1", AddressFamily.IPV4), "x", 3, Duration.ZERO));

            assertThat(model.trips().stream().map(RoundTrip::outcome).toList())
                    .isEqualTo(List.of(new Outcome.Same(), new Outcome.Lost(), new Outcome.Same()));
            assertThat(model.summary().lost()).isEqualTo(1);
        }
    }

    @Test
    void aBigMessageComesBackWhole() throws Exception {
        try (EchoServers servers = new EchoServers("127.0.0.1", UnaryOperator.identity());
                EchoController patient = new EchoController(model, deliveries, new Tap())) {
            String big = "0123456789".repeat(800_000);
            patient.start(EchoPlan.once(target(servers, Transport.TCP, "127.0.0.1", AddressFamily.EITHER), big));
            deliveries.until("the end", () -> !model.running());
            assertThat(model.trips().getFirst().outcome()).isInstanceOf(Outcome.Same.class);
        }
    }

    @Test
    void stopEndsALongRunAtOnce() throws Exception {
        try (EchoServers servers = new EchoServers("127.0.0.1", UnaryOperator.identity())) {
            EchoTarget target = target(servers, Transport.TCP, "127.0.0.1", AddressFamily.EITHER);
            controller.start(new EchoPlan(target, "x", 1000, Duration.ofHours(1)));
            deliveries.until("the first", () -> model.trips().size() == 1);
            controller.stop();
            deliveries.until("the end", () -> !model.running());
            assertThat(model.trips()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aPortWhereNothingListensIsTold(Transport transport) throws Exception {
        int port = freePort();
        run(EchoPlan.once(new EchoTarget("127.0.0.1", port, AddressFamily.EITHER, transport), "x"));
        String told = transport == Transport.TCP
                ? model.problem()
                : ((Outcome.Broken) model.trips().getFirst().outcome()).reason();
        assertThat(told).isEqualTo("Nothing answers at 127.0.0.1:" + port + ": the connection was refused.");
    }

    @Test
    void addressesThatDoNotFitAreToldInWords() throws Exception {
        assertThat(problem("127.0.0.1", AddressFamily.IPV6)).isEqualTo("127.0.0.1 has no IPv6 address.");
        assertThat(problem("[::1]", AddressFamily.IPV4)).isEqualTo("::1 has no IPv4 address.");
        assertThat(problem("no-such-computer.invalid", AddressFamily.EITHER))
                .isEqualTo("There is no computer called no-such-computer.invalid.");
        assertThat(problem(" ", AddressFamily.EITHER)).isEqualTo("Type the name or address of a computer.");
        assertThat(model.trips()).isEmpty();
    }

    @Test
    void aMessageTooLongForADatagramIsToldBeforeItIsSent() throws Exception {
        EchoTarget target = new EchoTarget("127.0.0.1", 9, AddressFamily.EITHER, Transport.UDP);
        run(EchoPlan.once(target, "x".repeat(70_000)));
        assertThat(model.problem()).startsWith("A datagram carries 65,507 bytes at most.");
    }

    @Test
    void clearForgetsTheTestsAndBeginsAtOne() throws Exception {
        try (EchoServers servers = new EchoServers("127.0.0.1", UnaryOperator.identity())) {
            EchoTarget target = target(servers, Transport.TCP, "127.0.0.1", AddressFamily.EITHER);
            run(EchoPlan.once(target, "x"));
            controller.clear();
            assertThat(model.trips()).isEmpty();
            assertThat(model.summary().sent()).isZero();
            run(EchoPlan.once(target, "x"));
            assertThat(model.trips().getFirst().number()).isEqualTo(1);
        }
    }

    private String problem(String host, AddressFamily family) throws InterruptedException {
        run(EchoPlan.once(new EchoTarget(host, 9, family, Transport.TCP), "x"));
        return model.problem();
    }

    private void run(EchoPlan plan) throws InterruptedException {
        controller.start(plan);
        deliveries.until("the end of the run", () -> !model.running());
    }

    private static EchoTarget target(EchoServers servers, Transport transport, String host, AddressFamily family) {
        return new EchoTarget(host, port(servers, transport), family, transport);
    }

    private static int port(EchoServers servers, Transport transport) {
        return transport == Transport.TCP ? servers.tcpPort() : servers.udpPort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        }
    }
}
