package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JMenuItem;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.fixture.FrameFixture;
import org.assertj.swing.fixture.JOptionPaneFixture;
import org.assertj.swing.fixture.JTextComponentFixture;
import org.assertj.swing.util.Platform;
import roundtable.client.discovery.Finder;
import roundtable.client.discovery.Found;
import roundtable.client.host.HostedNodes;
import roundtable.client.host.Hosting;
import roundtable.client.link.LinkState;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.client.link.Tap;
import roundtable.client.link.Tokens;
import roundtable.client.session.Places;
import roundtable.client.settings.Settings;
import roundtable.client.settings.TokenFile;
import roundtable.client.settings.UserFolders;
import roundtable.client.text.Language;
import roundtable.client.window.MainFrame;
import roundtable.client.window.Tabs;
import roundtable.client.window.Theme;
import roundtable.client.window.chat.ChatPanel;
import roundtable.client.window.commands.Commands;
import roundtable.client.window.editor.EditorPanel;

/** One person's window with folders of its own, and what that person does and sees in it. */
final class Place implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ServerLink link;
    private final HostedNodes nodes = new HostedNodes(SwingUtilities::invokeLater);
    private final Hosting hosting;
    private final FrameFixture window;
    private List<Found> network = List.of();
    /** Who looks for sessions just now, or nobody. */
    private Consumer<List<Found>> looking = found -> {};

    Place(Robot robot, Path home, int x) {
        UserFolders folders = new UserFolders(home.resolve("config"), home.resolve("data"));
        Settings settings = Settings.in(folders.config());
        settings.bounds(new Settings.Bounds(x, 0, 800, 600));
        link = new ServerLink(SwingUtilities::invokeLater, new Tokens(new TokenFile(folders.config())));
        hosting = new Hosting(setup(home), link::answers, SwingUtilities::invokeLater);
        nodes.follow(hosting);
        Commands commands = GuiActionRunner.execute(Commands::new);
        MainFrame frame = GuiActionRunner.execute(() -> new MainFrame(
                link,
                settings,
                folders,
                hosting,
                new Places(settings, this::look),
                commands,
                Tabs.all(link, SwingUtilities::invokeLater, folders, commands, nodes),
                Theme.LIGHT,
                Language.SYSTEM,
                link::close));
        window = new FrameFixture(robot, frame);
        GuiActionRunner.execute(() -> frame.setVisible(true));
        // The tabs that are not in sight are made now.
        robot.waitForIdle();
    }

    /** Sessions that nobody else on this machine comes upon; the network that they are opened to is this machine as well. */
    private static Hosting.Setup setup(Path home) {
        return new Hosting.Setup(
                home.resolve("session"), HostedPorts.offset(home), "localhost,127.0.0.2", "Lab 4", false);
    }

    /** The network has the sessions that the test says. */
    private Finder.Looking look(Consumer<List<Found>> listener) {
        looking = listener;
        listener.accept(network);
        return () -> looking = found -> {};
    }

    /** Whoever looks for sessions now, or from now on, finds these. */
    void onTheNetwork(Found... sessions) {
        GuiActionRunner.execute(() -> {
            network = List.of(sessions);
            looking.accept(network);
        });
    }

    Hosting hosting() {
        return hosting;
    }

    FrameFixture window() {
        return window;
    }

    void connect(ServerAddress server, String name) {
        GuiActionRunner.execute(() -> ((MainFrame) window.target()).person(name));
        connect(server.toString());
    }

    void connect(String address) {
        fill("connect.address", address);
        window.robot().click(window.button("connect.button").target());
    }

    void fill(String field, String text) {
        JTextComponent component = window.textBox(field).target();
        GuiActionRunner.execute(() -> component.setText(text));
    }

    void isConnected() {
        until(this::state, "Connected to the server. Start typing to edit the document.");
        await().atMost(PATIENCE)
                .until(() -> window.robot()
                        .finder()
                        .findByName(window.target(), EditorPanel.TEXT_NAME, JTextComponent.class, false)
                        .isShowing());
    }

    /** Chooses a menu item by its name. */
    void choose(String item) {
        JMenuItem found = window.robot().finder().findByName(window.target(), item, JMenuItem.class, false);
        GuiActionRunner.execute(() -> found.doClick(0));
    }

    /** Presses the button of those words, which a click would miss while the question is still coming up on the screen. */
    static void answer(JOptionPaneFixture question, String words) {
        JButton button = question.buttonWithText(words).target();
        GuiActionRunner.execute(() -> button.doClick(0));
    }

    /** What a menu item says. */
    String nameOf(String item) {
        JMenuItem found = window.robot().finder().findByName(window.target(), item, JMenuItem.class, false);
        return GuiActionRunner.execute(found::getText);
    }

    Color background() {
        JTextComponent text =
                window.robot().finder().findByName(window.target(), EditorPanel.TEXT_NAME, JTextComponent.class, false);
        return GuiActionRunner.execute(text::getBackground);
    }

    Tap tap() {
        return link.tap();
    }

    /** The number of the person as the server gave it; 0 while there is none. */
    long client() {
        return link.state().client().orElse(0L);
    }

    /** The own colour, as everybody sees it. */
    int colour() {
        return GuiActionRunner.execute(() -> link.colours().of(client()));
    }

    LinkState.Phase phase() {
        return link.state().phase();
    }

    boolean isShowing() {
        return window.target().isShowing();
    }

    String state() {
        return window.label("connect.state").text();
    }

    String safety() {
        return window.label(EditorPanel.SAFETY_NAME).text();
    }

    JTextComponentFixture editor() {
        return window.textBox(EditorPanel.TEXT_NAME);
    }

    /** Clicks into the text, puts the caret somewhere and types there, key by key. */
    void type(int position, String keys) {
        JTextComponent text = editor().target();
        // Without a window manager it is the click that gives a window the keyboard.
        window.robot().click(text);
        await().atMost(PATIENCE).until(text::isFocusOwner);
        GuiActionRunner.execute(() -> text.setCaretPosition(position));
        window.robot().enterText(keys);
    }

    /** Presses Control and that key. */
    void press(int keyCode) {
        window.robot().pressAndReleaseKey(keyCode, Platform.controlOrCommandMask());
    }

    /** Makes a document by the menu that the first one's name opens. */
    void createDocument(String name) {
        window.robot().click(window.button("editor.document").target());
        await().atMost(PATIENCE)
                .until(() -> !window.robot()
                        .finder()
                        .findAll(component -> "editor.document.new".equals(component.getName()))
                        .isEmpty());
        JTextField field = window.robot().finder().findByName("editor.document.new", JTextField.class);
        GuiActionRunner.execute(() -> {
            field.setText(name);
            field.postActionEvent();
        });
    }

    /** Takes a document from the menu of all documents, which is being shown. */
    void chooseDocument(String name) {
        JMenuItem item = await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> window.robot().finder().findByName("editor.document." + name, JMenuItem.class),
                        JMenuItem::isShowing);
        GuiActionRunner.execute(() -> item.doClick(0));
    }

    /** The names in the list beside a document's text. */
    List<String> peopleIn(String document) {
        JTextComponent text = textArea(document);
        await().atMost(PATIENCE).until(text::isShowing);
        return List.of(window.list("editor.people").contents());
    }

    void typeInto(String document, String keys) {
        JTextComponent text = textArea(document);
        await().atMost(PATIENCE).until(text::isShowing);
        window.robot().click(text);
        await().atMost(PATIENCE).until(text::isFocusOwner);
        window.robot().enterText(keys);
    }

    String textOf(String document) {
        JTextComponent text = textArea(document);
        return GuiActionRunner.execute(() -> text.getText());
    }

    private JTextComponent textArea(String document) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> window.robot()
                                .finder()
                                .findByName(
                                        window.target(),
                                        document.equals("temp.txt")
                                                ? EditorPanel.TEXT_NAME
                                                : EditorPanel.TEXT_NAME + "." + document,
                                        JTextComponent.class,
                                        false),
                        found -> true);
    }

    /** Puts a text in at the caret, as a paste does. */
    void paste(String text) {
        JTextComponent area = editor().target();
        GuiActionRunner.execute(() -> area.replaceSelection(text));
    }

    /** Writes a message in the chat that is open, and sends it. */
    void say(String text) {
        JTextComponent field = window.textBox(ChatPanel.WRITE).target();
        GuiActionRunner.execute(() -> field.setText(text));
        window.robot().click(window.button(ChatPanel.SEND).target());
    }

    /** Scrolls to a place without moving the caret. */
    void look(int position) {
        JTextComponent area = editor().target();
        GuiActionRunner.execute(
                () -> area.scrollRectToVisible(area.modelToView2D(position).getBounds()));
    }

    boolean isInSight(int position) {
        JTextComponent area = editor().target();
        return GuiActionRunner.execute(() ->
                area.getVisibleRect().intersects(area.modelToView2D(position).getBounds()));
    }

    String text() {
        return GuiActionRunner.execute(() -> editor().target().getText());
    }

    String selection() {
        return GuiActionRunner.execute(() -> editor().target().getSelectedText());
    }

    void sees(String text) {
        until(this::text, text);
    }

    void until(Supplier<String> shown, String wanted) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown.get()).isEqualTo(wanted));
    }

    void untilStarts(Supplier<String> shown, String wanted) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown.get()).startsWith(wanted));
    }

    @Override
    public void close() {
        link.close();
        nodes.close();
        hosting.close();
        window.cleanUp();
    }
}
