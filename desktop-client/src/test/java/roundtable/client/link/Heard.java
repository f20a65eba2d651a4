package roundtable.client.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import roundtable.protocol.Message;
import roundtable.protocol.SessionEvent;

/** Writes down what a listener and an answer are told, one line for each thing. */
final class Heard<E extends Message.Event> implements LinkListener<E>, Answer<E> {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    String next() throws InterruptedException {
        String line = lines.poll(10, TimeUnit.SECONDS);
        assertThat(line).as("something heard in time").isNotNull();
        return line;
    }

    boolean nothing() {
        return lines.isEmpty();
    }

    @Override
    public void connected(SessionEvent.Welcome welcome) {
        lines.add("connected as " + welcome.name());
    }

    @Override
    public void received(E event) {
        lines.add(event.toString());
    }

    @Override
    public void refused(SessionEvent.Refused refusal) {
        lines.add("refused " + refusal.code().wireName() + ": " + refusal.message());
    }

    @Override
    public void lost(String reason) {
        lines.add("lost: " + reason);
    }
}
