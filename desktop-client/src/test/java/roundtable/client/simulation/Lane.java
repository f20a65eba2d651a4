package roundtable.client.simulation;

import java.util.Random;
import java.util.function.Consumer;

/** One direction of a connection: what goes in comes out later, in order, until it is cut; then chance says how much. */
final class Lane<T> {
    private final Agenda agenda;
    private final Random random;
    private final int slowest;
    private final Consumer<T> receiver;
    private long sent;
    private long arrived;
    private long mayArrive = Long.MAX_VALUE;
    private long latest;
    private long heldUntil;
    private boolean closed;

    /** @param slowest how long something is usually under way at most, in microseconds */
    Lane(Agenda agenda, Random random, int slowest, Consumer<T> receiver) {
        this.agenda = agenda;
        this.random = random;
        this.slowest = slowest;
        this.receiver = receiver;
    }

    void send(T item) {
        if (closed) {
            return;
        }
        long number = sent++;
        boolean stuck = random.nextInt(60) == 0;
        latest = Math.max(latest, agenda.now() + random.nextInt(slowest) * (stuck ? 20L : 1L));
        agenda.in(latest - agenda.now(), () -> arrive(number, item));
    }

    private void arrive(long number, T item) {
        if (agenda.now() < heldUntil) {
            agenda.in(heldUntil - agenda.now(), () -> arrive(number, item));
            return;
        }
        arrived++;
        if (number < mayArrive) {
            receiver.accept(item);
        }
    }

    /** When all that was sent has come out. */
    long untilAllArrived() {
        return Math.max(0, latest - agenda.now());
    }

    boolean isEmpty() {
        return closed || arrived == sent;
    }

    /** Takes no more; what is under way arrives. */
    void close() {
        closed = true;
    }

    /** Takes no more; of what is under way some of the first may arrive, and that much later. */
    void cut() {
        lose(random.nextInt(Math.toIntExact(sent - arrived) + 1));
        heldUntil = random.nextBoolean() ? agenda.now() + random.nextInt(8_000_000) : agenda.now();
        latest = Math.max(latest, heldUntil);
    }

    /** Takes no more, and nothing arrives. */
    void end() {
        lose(0);
    }

    private void lose(int kept) {
        closed = true;
        mayArrive = Math.min(mayArrive, arrived + kept);
    }
}
