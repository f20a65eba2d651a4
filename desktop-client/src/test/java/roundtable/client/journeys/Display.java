package roundtable.client.journeys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Gives the tests a display of their own before anything asks for one: Xvfb on the number in DISPLAY. It ends when this
 * process does, for it lives as long as its standard input; ending it earlier would take the JVM with it.
 */
public final class Display implements LauncherSessionListener {
    private static final String SCRIPT = """
            command -v Xvfb >/dev/null || { echo missing; exit; }
            rm -f "$1"
            Xvfb "$0" -screen 0 1600x1200x24 -nolisten tcp -displayfd 3 3>"$1" 2>/dev/null &
            server=$!
            while [ ! -s "$1" ] && kill -0 $server 2>/dev/null; do read -r -t 0.02 line <&0 || [ $? -gt 128 ] || break; done
            if [ -s "$1" ]; then echo up; else echo failed; exit; fi
            cat >/dev/null
            kill $server
            """;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return;
        }
        String display = System.getenv("DISPLAY");
        String answer = start(display);
        if (!answer.equals("up")) {
            throw new IllegalStateException(
                    answer.equals("missing")
                            ? "The window's tests need Xvfb (Debian and Ubuntu: apt install xvfb)."
                            : "Xvfb could not be started on display " + display
                                    + "; another program may have it (-Dtest.display=:N chooses another).");
        }
    }

    private static String start(String display) {
        try {
            Process process = new ProcessBuilder(
                            "bash", "-c", SCRIPT, display, "target/xvfb" + display.replace(':', '-'))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // Its standard input stays open as long as this process lives.
            return process.inputReader(StandardCharsets.UTF_8).readLine();
        } catch (IOException e) {
            throw new IllegalStateException("The window's tests need a shell to start Xvfb: " + e.getMessage(), e);
        }
    }
}
