package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LogWriterTest {
    private static final int LINES = 3 * LogWriter.MOST;

    private static final Pattern LACKING =
            Pattern.compile("server   WARNING Nobody read the log; it lacks (\\d+) lines$");

    private final PipedInputStream read = new PipedInputStream(1_024);

    @Test
    @Timeout(30)
    void whoeverLogsDoesNotWaitForWhoeverReadsAndTheLogSaysWhatItLacks() throws Exception {
        PrintStream written = new PrintStream(new PipedOutputStream(read), true, UTF_8);
        LogWriter log = new LogWriter(written, new LogFormat());
        for (int i = 0; i < LINES; i++) {
            log.publish(new LogRecord(Level.INFO, "line " + i));
        }
        int told = 0;
        int missing = 0;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(read, UTF_8))) {
            while (told + missing < LINES) {
                String line = in.readLine();
                Matcher lacking = LACKING.matcher(line);
                if (lacking.find()) {
                    missing += Integer.parseInt(lacking.group(1));
                } else {
                    assertThat(line).endsWith("line " + told);
                    told++;
                }
            }
        }
        log.close();
        assertThat(told).isBetween(LogWriter.MOST, LogWriter.MOST + 1_024);
    }
}
