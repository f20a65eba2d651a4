package roundtable.client.echo;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import roundtable.client.link.AddressText;
import roundtable.protocol.Wire;

/** One run of a plan, on a virtual thread of its own; told to stop from any other. */
final class EchoRun {
    private final EchoPlan plan;
    private final EchoSession session;
    private final int firstNumber;
    private final Consumer<RoundTrip> measured;
    private final CountDownLatch stop = new CountDownLatch(1);

    EchoRun(EchoPlan plan, EchoSession session, int firstNumber, Consumer<RoundTrip> measured) {
        this.plan = plan;
        this.session = session;
        this.firstNumber = firstNumber;
        this.measured = measured;
    }

    void stop() {
        stop.countDown();
        session.drop();
    }

    /** Sends as often as planned, or until it is stopped or no way can be opened. */
    void run() throws EchoFailure, InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < plan.count(); i++) {
            long due = start + i * plan.interval().toNanos();
            if (stop.await(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return;
            }
            RoundTrip trip = once(firstNumber + i);
            if (stop.getCount() == 0) {
                return;
            }
            measured.accept(trip);
        }
    }

    private RoundTrip once(int number) throws EchoFailure {
        Instant now = Wire.now();
        byte[] line = new EchoLine(number, now, plan.message()).bytes();
        if (plan.target().transport() == Transport.UDP && line.length > UdpEcho.LONGEST) {
            throw new EchoFailure("echo.problem.datagram", line.length, UdpEcho.LONGEST);
        }
        EchoWire wire = session.open(plan.target());
        String remote = AddressText.of(wire.remote());
        long begun = System.nanoTime();
        Outcome outcome;
        long took;
        try {
            byte[] back = session.exchange(wire, line);
            took = System.nanoTime() - begun;
            outcome = Outcome.compare(line, back);
        } catch (IOException e) {
            took = System.nanoTime() - begun;
            outcome = new Outcome.Broken(EchoFailure.of(e, remote).getMessage());
        }
        if (!(outcome instanceof Outcome.Same)) {
            session.drop();
        }
        return new RoundTrip(number, now, plan.target().transport(), remote, line.length, took, outcome);
    }
}
