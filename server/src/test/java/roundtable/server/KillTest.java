package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server's process is killed while people write, again and again: every edit that was accepted is there afterwards,
 * once, and those whose answer was lost are found when they are sent again. {@code -Dkills=200} for many rounds.
 */
final class KillTest {
    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final int WRITERS = 4;
    private static final int EDITS_A_ROUND = 40;
    private static final Pattern LISTENING = Pattern.compile(".* (\\w+) +Server listening on port (\\d+)");

    @TempDir
    private Path folder;

    private Process process;

    @AfterEach
    void endProcess() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** Starts the server and returns its editor's port. */
    private int start() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--data",
                folder.toString()));
        for (String service : List.of("editor", "chat", "files", "echo", "encode", "decode", "peers")) {
            command.add("--port=" + service + "=0");
        }
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader log = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line; (line = log.readLine()) != null; ) {
            said.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.matches() && listening.group(1).equals("editor")) {
                Thread.ofVirtual().start(() -> readOn(log));
                return Integer.parseInt(listening.group(2));
            }
        }
        throw new AssertionError("the server did not start:\n" + said);
    }

    /** Else the process would wait for room in the pipe. */
    private static void readOn(BufferedReader log) {
        try {
            while (log.readLine() != null) {
                assertThat(log).isNotNull();
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("closed");
        }
    }

    /** One person, who appends numbered words and knows which of them were accepted. */
    private static final class Writer {
        private final String name;
        private String token;
        private int next;
        private long base;
        private final ConcurrentSkipListMap<Integer, Long> accepted = new ConcurrentSkipListMap<>();

        Writer(String name) {
            this.name = name;
        }

        /** Writes until the line breaks; what was not answered then is sent again the next time. */
        void write(int port, AtomicInteger acceptedInAll) {
            try (RawClient client = RawClient.connect(port)) {
                token = client.hello(name, token).path("token").textValue();
                while (true) {
                    JsonNode answer = client.ask("{'type':'edit','document':'temp.txt','revision':" + base + ",'edit':'"
                            + next + "','change':['<" + name + next + ">']}");
                    assertThat(answer.path("type").asText()).as("%s", answer).isEqualTo("accepted");
                    base = answer.path("revision").longValue();
                    accepted.put(next, base);
                    next++;
                    acceptedInAll.incrementAndGet();
                }
            } catch (IOException | AssertionError e) {
                // An answer that is no acceptance is the test's business; that the line broke is not.
                if (e instanceof AssertionError wrong && !wrong.getMessage().contains("a line, not the end")) {
                    throw wrong;
                }
            }
        }
    }

    @Test
    void everyAcceptedEditIsThereAfterTheServerWasKilled() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Writer> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Writer("Writer" + (char) ('A' + i)));
        }
        for (int kill = 0; kill < KILLS; kill++) {
            int port = start();
            AtomicInteger accepted = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            List<Throwable> failures = new CopyOnWriteArrayList<>();
            for (Writer writer : writers) {
                threads.add(Thread.ofVirtual().unstarted(() -> writer.write(port, accepted)));
                threads.getLast().setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
                threads.getLast().start();
            }
            int enough = EDITS_A_ROUND + random.nextInt(EDITS_A_ROUND);
            await().pollInterval(1, TimeUnit.MILLISECONDS).until(() -> accepted.get() >= enough || !failures.isEmpty());
            process.destroyForcibly().waitFor();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failures).as("seed %d", seed).isEmpty();
        }
        int port = start();
        try (RawClient client = RawClient.connect(port)) {
            client.hello("Reader");
            assertAllThere(client, writers);
        }
        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void assertAllThere(RawClient client, List<Writer> writers) throws Exception {
        client.send("{'type':'open','document':'temp.txt','revision':0,'epoch':'" + epoch(client) + "'}");
        TreeMap<String, Long> revisions = new TreeMap<>();
        JsonNode part;
        do {
            part = client.read("changes");
            part.path("changes").forEach(change -> {
                String word = change.path("name").asText() + change.path("edit").asText();
                assertThat(revisions.put(word, change.path("revision").longValue()))
                        .as("%s is there once", word)
                        .isNull();
            });
        } while (part.path("more").asBoolean());
        for (Writer writer : writers) {
            writer.accepted.forEach(
                    (edit, revision) -> assertThat(revisions).containsEntry(writer.name + edit, revision));
        }
    }

    private static String epoch(RawClient client) throws Exception {
        return client.ask("{'type':'documents'}")
                .path("documents")
                .get(0)
                .path("epoch")
                .textValue();
    }
}
