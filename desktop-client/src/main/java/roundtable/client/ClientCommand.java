package roundtable.client;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import roundtable.client.link.ServerAddress;
import roundtable.client.text.Messages;
import roundtable.client.window.Start;
import roundtable.client.window.Theme;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Visible;

/** What the client can be told on the command line. */
@Command(
        name = "roundtable client",
        mixinStandardHelpOptions = true,
        versionProvider = ClientCommand.Version.class,
        sortOptions = false,
        description = {
            "Opens the Roundtable window.",
            "With an address it joins the server there. Without one it joins the server that runs on this machine,"
                    + " or else starts one inside the window's own process. With no display it runs the server alone."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all went well", "1:it could not run", "2:the options make no sense"})
final class ClientCommand {
    static final int LARGEST_OFFSET = 20_000;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "HOST[:PORT]", description = "The server to join, such as computer:8080.")
    private String address;

    @Option(names = "--name", paramLabel = "NAME", description = "The name under which the others see you.")
    private String name;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "",
            description = "The folder of a server that is started here. Default: the current folder.")
    private Path data;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Added to every default port of a server on this machine.")
    private int portOffset;

    @Option(
            names = "--lan",
            description =
                    "Opens a server that is started here to the local network; else only this computer reaches it.")
    private boolean lan;

    @Option(names = "--theme", paramLabel = "THEME", description = "light, dark, or system. Default: the last one.")
    private String theme;

    /** Finds what makes no sense. */
    void check() {
        if (portOffset < 0 || portOffset > LARGEST_OFFSET) {
            throw wrong("--port-offset must be from 0 to " + LARGEST_OFFSET + ", not " + portOffset);
        }
        if (theme != null && Theme.named(theme).isEmpty()) {
            throw wrong("--theme must be light, dark or system, not '" + Visible.escaped(theme) + "'");
        }
        if (lan && address != null) {
            throw wrong("--lan is for a server that is started here, and not for joining " + Visible.escaped(address));
        }
        try {
            if (name != null) {
                Visible.person("--name", name);
            }
            start();
        } catch (ProtocolException | IllegalArgumentException e) {
            throw wrong(Visible.escaped(e.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** What they amount to. */
    Start start() {
        return new Start(
                address == null ? null : ServerAddress.parse(address),
                name,
                data,
                portOffset,
                lan,
                theme == null ? null : Theme.named(theme).orElseThrow());
    }

    /** The version of the jar; a build folder has none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Messages.text("version", roundtable.client.text.Version.text())};
        }
    }
}
