package roundtable.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs what a person would paste, in a real shell or a real Python, as it is read from the keyboard or a file. */
final class Programs {
    private static final int PATIENCE_SECONDS = 90;

    private Programs() {}

    static void assumeNc() throws Exception {
        assumeTrue(isThere("nc"), "nc is installed");
    }

    static void assumePython() throws Exception {
        assumeTrue(isThere("python3"), "python3 is installed");
    }

    private static boolean isThere(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("/bin/sh", "-c", "command -v " + program)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    static String shell(String script) throws Exception {
        return text(run(script, Path.of("."), "/bin/sh"));
    }

    static byte[] shellBytes(String script) throws Exception {
        return run(script, Path.of("."), "/bin/sh");
    }

    static String python(String program) throws Exception {
        return python(program, Path.of("."));
    }

    /** Runs it in that folder. */
    static String python(String program, Path folder) throws Exception {
        return text(run(program, folder, "python3", "-X", "utf8", "-"));
    }

    static byte[] pythonBytes(String program) throws Exception {
        return run(program, Path.of("."), "python3", "-X", "utf8", "-");
    }

    private static String text(byte[] output) {
        return new String(output, StandardCharsets.UTF_8);
    }

    private static byte[] run(String input, Path folder, String... command) throws Exception {
        Process process = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> {
                try {
                    return process.getInputStream().readAllBytes();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            byte[] all = output.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(input).isZero();
            return all;
        } finally {
            process.destroyForcibly();
        }
    }
}
