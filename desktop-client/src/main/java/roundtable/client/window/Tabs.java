package roundtable.client.window;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import roundtable.client.binary.BinaryController;
import roundtable.client.binary.BinaryModel;
import roundtable.client.chat.ChatController;
import roundtable.client.chat.ChatModel;
import roundtable.client.echo.EchoController;
import roundtable.client.echo.EchoModel;
import roundtable.client.editor.Desk;
import roundtable.client.editor.Drafts;
import roundtable.client.editor.LocalCopies;
import roundtable.client.files.FilesController;
import roundtable.client.files.FilesModel;
import roundtable.client.files.Transfer;
import roundtable.client.host.HostedNodes;
import roundtable.client.link.LinkState;
import roundtable.client.link.ServerLink;
import roundtable.client.network.NetworkController;
import roundtable.client.network.NetworkModel;
import roundtable.client.settings.Settings;
import roundtable.client.settings.UserFolders;
import roundtable.client.window.binary.BinaryPanel;
import roundtable.client.window.chat.ChatPanel;
import roundtable.client.window.commands.Commands;
import roundtable.client.window.echo.EchoPanel;
import roundtable.client.window.editor.EditorPanel;
import roundtable.client.window.files.FilesPanel;
import roundtable.client.window.network.NetworkPanel;
import roundtable.protocol.Service;

/** Puts the tabs together: for each its model, its controller and its panel, in the order in which they stand. */
public final class Tabs {
    private static final int PREFIX_BYTES = 8;
    /** Shorter than the pause between two thoughts, longer than that between two keys. */
    private static final Duration TYPING_PAUSE = Duration.ofMillis(120);

    private Tabs() {}

    /**
     * All tabs on that link, whose news come on {@code delivery}, the event thread; they carry out {@code commands}.
     *
     * @param nodes those that run in this window; the caller closes them
     */
    public static List<Tab> all(
            ServerLink server, Executor delivery, UserFolders folders, Commands commands, HostedNodes nodes) {
        return List.of(
                new Tab("editor", badge -> editor(server, delivery, folders, commands, badge)),
                new Tab("chat", badge -> chat(server, badge)),
                new Tab("files", badge -> files(server, delivery, folders, badge)),
                new Tab("echo", badge -> echo(server, delivery)),
                new Tab("binary", badge -> binary(server, delivery)),
                new Tab("network", badge -> network(server, delivery, nodes)));
    }

    private static Tab.Content chat(ServerLink server, Badge badge) {
        ChatModel model = new ChatModel();
        ChatController controller = new ChatController(server.chat(), model);
        model.listen(new ChatModel.Listener() {
            @Override
            public void listChanged() {
                badge.show(model.unread());
            }
        });
        ChatPanel panel = new ChatPanel(model, controller, new PersonColours(server.colours()));
        return new Tab.Content(panel, panel.input(), () -> AtStake.in(model, panel.drafts()));
    }

    private static Tab.Content files(ServerLink server, Executor delivery, UserFolders folders, Badge badge) {
        FilesModel model = new FilesModel();
        FilesController controller = FilesController.remembering(
                server.files(),
                model,
                () -> server.open(Service.FILES),
                delivery,
                folders.data().resolve("transfers"),
                () -> String.valueOf(server.state().address()));
        FilesPanel panel = new FilesPanel(model, controller, delivery, Settings.in(folders.config()));
        NewFiles news = new NewFiles(model, badge, panel);
        model.listen(new FilesModel.Listener() {
            @Override
            public void filesChanged() {
                news.look();
            }

            @Override
            public void visitsChanged() {}

            @Override
            public void previewChanged() {}

            @Override
            public void transfersChanged() {}

            @Override
            public void progressed(Transfer transfer) {}
        });
        return new Tab.Content(
                panel,
                panel.shelf(),
                () -> AtStake.in(model),
                Optional.of(new FileTarget("drop.files", controller::offered)),
                controller::end);
    }

    private static Tab.Content echo(ServerLink server, Executor delivery) {
        EchoModel model = new EchoModel();
        EchoPanel panel = new EchoPanel(model, new EchoController(model, delivery, server.tap()));
        server.listen(state -> {
            if (state.phase() == LinkState.Phase.ONLINE) {
                Integer port = state.welcome().services().get(Service.ECHO);
                panel.propose(state.address().host(), port == null ? Service.ECHO.defaultPort() : port);
            }
        });
        return new Tab.Content(panel, panel.input(), List::of);
    }

    private static Tab.Content binary(ServerLink server, Executor delivery) {
        BinaryModel model = new BinaryModel();
        Executor afterPause =
                CompletableFuture.delayedExecutor(TYPING_PAUSE.toMillis(), TimeUnit.MILLISECONDS, delivery);
        BinaryPanel panel = new BinaryPanel(model, new BinaryController(server.binary(), model, afterPause));
        return new Tab.Content(panel, panel.input(), List::of);
    }

    private static Tab.Content network(ServerLink server, Executor delivery, HostedNodes nodes) {
        NetworkModel model = new NetworkModel(Clock.systemUTC());
        NetworkController controller = new NetworkController(
                server.peers(),
                model,
                nodes,
                () -> server.open(Service.PEERS),
                () -> server.address(Service.PEERS),
                delivery);
        NetworkPanel panel = new NetworkPanel(model, controller);
        return new Tab.Content(
                panel,
                panel.first(),
                () -> AtStake.in(model, nodes.missed(server.state().client())),
                Optional.empty(),
                controller::end);
    }

    private static Tab.Content editor(
            ServerLink server, Executor delivery, UserFolders folders, Commands commands, Badge badge) {
        LocalCopies copies = new LocalCopies(folders.data().resolve("copies"), Clock.system(ZoneId.systemDefault()));
        Drafts drafts = new Drafts(folders.data().resolve("drafts"), delivery);
        Desk desk = new Desk(server, delivery, copies, drafts, newPrefix());
        EditorPanel panel = new EditorPanel(desk, Settings.in(folders.config()), commands, badge);
        return new Tab.Content(panel, panel, List::of, Optional.of(new FileTarget("drop.editor", panel::importAll)));
    }

    /** Never used before by anyone: chance alone, so that nothing has to be remembered between two starts. */
    private static String newPrefix() {
        byte[] chance = new byte[PREFIX_BYTES];
        new SecureRandom().nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }
}
