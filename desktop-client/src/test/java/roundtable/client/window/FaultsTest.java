package roundtable.client.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.swing.SwingUtilities;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultsTest {
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void aFaultIsShownWithItsStackAndOneThatComesFromShowingItIsNot() throws Exception {
        List<String> shown = new ArrayList<>();
        Faults faults = new Faults(details -> {
            shown.add(details);
            throw new IllegalStateException("the notice is broken too");
        });
        Thread.setDefaultUncaughtExceptionHandler(faults);
        Thread thread = Thread.ofPlatform().name("a worker").unstarted(() -> {
            throw new IllegalArgumentException("what went wrong");
        });
        thread.start();
        thread.join();
        GuiActionRunner.execute(() -> assertThat(shown).hasSize(1));
        // A fault that came back would have been shown again by now.
        GuiActionRunner.execute(() -> assertThat(shown)
                .singleElement()
                .asString()
                .contains("a worker", "IllegalArgumentException: what went wrong", "FaultsTest"));
    }

    @Test
    void manyAtOnceFromAnyThreadAreToldOfWithoutFloodingTheWindow() throws Exception {
        List<String> shown = Collections.synchronizedList(new ArrayList<>());
        Faults faults = new Faults(shown::add);
        CountDownLatch held = new CountDownLatch(1);
        SwingUtilities.invokeLater(() -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            threads.add(Thread.ofVirtual()
                    .name("storm")
                    .uncaughtExceptionHandler(faults)
                    .start(() -> {
                        throw new IllegalStateException("storm");
                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        held.countDown();
        SwingUtilities.invokeAndWait(() -> {});
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst()).contains("storm").contains("IllegalStateException");
    }
}
