package roundtable.client.window;

import java.nio.file.Path;
import roundtable.client.link.ServerAddress;
import roundtable.client.settings.UserFolders;
import roundtable.client.text.Language;

/**
 * How the program is to start.
 *
 * @param join the server to join, or null for the session of this machine
 * @param name the person's name, or null for the last one
 * @param data the folder of a server that is started here
 * @param portOffset of a server on this machine
 * @param lan whether a server that is started here is open to the local network
 * @param sessionName what a server that is started here is called, or null for the name of this computer
 * @param announced whether such a server can be found where it can be joined
 * @param theme the looks, or null for the last ones
 * @param language of the window, or null for the last one
 */
public record Start(
        ServerAddress join,
        String name,
        Path data,
        int portOffset,
        boolean lan,
        String sessionName,
        boolean announced,
        Theme theme,
        Language language) {
    UserFolders folders() {
        return UserFolders.ofThisMachine();
    }
}
