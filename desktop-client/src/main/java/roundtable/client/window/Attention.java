package roundtable.client.window;

import java.awt.Taskbar;
import java.awt.Taskbar.Feature;
import java.awt.Window;

/** Calls the person to a window in the background, as quietly as the system can: no sound, and nothing that pops up. */
final class Attention {
    private final Window window;
    private int shown;

    Attention(Window window) {
        this.window = window;
    }

    /** Shows how much is unread where the system shows the program; more of it than before asks for a look. */
    void unread(int count) {
        boolean more = count > shown;
        shown = count;
        if (!Taskbar.isTaskbarSupported()) {
            return;
        }
        Taskbar taskbar = Taskbar.getTaskbar();
        if (taskbar.isSupported(Feature.ICON_BADGE_NUMBER)) {
            taskbar.setIconBadge(count == 0 ? null : Integer.toString(count));
        }
        if (more && !window.isFocused() && taskbar.isSupported(Feature.USER_ATTENTION_WINDOW)) {
            taskbar.requestWindowUserAttention(window);
        }
    }
}
