package roundtable.client;

import java.nio.file.Path;
import java.util.List;
import roundtable.client.link.ServerAddress;
import roundtable.client.window.Start;
import roundtable.client.window.Theme;
import roundtable.options.CommandLine;
import roundtable.options.Given;
import roundtable.options.WrongUsageException;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Visible;

/** What the client was told on its command line. */
record ClientCommand(Given given) {
    private static final String NAME = "--name";
    private static final String DATA = "--data";
    private static final String PORT_OFFSET = "--port-offset";
    private static final String LAN = "--lan";
    private static final String THEME = "--theme";
    static final int LARGEST_OFFSET = 20_000;

    static final CommandLine LINE = new CommandLine(
                    "roundtable client",
                    "Opens the Roundtable window."
                            + " With an address it joins the server there. Without one it joins the server that runs on"
                            + " this machine, or else starts one inside the window's own process. With no display it"
                            + " runs the server alone.")
            .operand("HOST[:PORT]", "The server to join, such as computer:8080.")
            .option(NAME, "NAME", "The name under which the others see you.")
            .option(DATA, "DIR", "The folder of a server that is started here. Default: the current folder.")
            .option(PORT_OFFSET, "N", "Added to every default port of a server on this machine.")
            .flag(LAN, "Opens a server that is started here to the local network; else only this computer reaches it.")
            .option(THEME, "THEME", "light, dark, or system. Default: the last one.")
            .footer("""

                    Exit codes:
                      0   all went well
                      1   it could not run
                      2   the options make no sense
                    """);

    /** What those words mean. */
    static ClientCommand of(List<String> words) throws WrongUsageException {
        return new ClientCommand(LINE.parse(words));
    }

    /** What they amount to. */
    Start start() throws WrongUsageException {
        int portOffset = given.number(PORT_OFFSET, 0);
        if (portOffset < 0 || portOffset > LARGEST_OFFSET) {
            throw new WrongUsageException(PORT_OFFSET + " must be from 0 to " + LARGEST_OFFSET + ", not " + portOffset);
        }
        String address = given.operand().orElse(null);
        boolean lan = given.has(LAN);
        if (lan && address != null) {
            throw new WrongUsageException(
                    "--lan is for a server that is started here, and not for joining " + Visible.escaped(address));
        }
        try {
            String name = given.last(NAME).orElse(null);
            if (name != null) {
                Visible.person(NAME, name);
            }
            return new Start(
                    address == null ? null : ServerAddress.parse(address),
                    name,
                    Path.of(given.last(DATA).orElse("")),
                    portOffset,
                    lan,
                    theme());
        } catch (ProtocolException | IllegalArgumentException e) {
            throw new WrongUsageException(Visible.escaped(e.getMessage()));
        }
    }

    private Theme theme() throws WrongUsageException {
        String theme = given.last(THEME).orElse(null);
        return theme == null
                ? null
                : Theme.named(theme)
                        .orElseThrow(() -> new WrongUsageException(
                                THEME + " must be light, dark or system, not '" + Visible.escaped(theme) + "'"));
    }
}
