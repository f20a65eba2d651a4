package roundtable.client.window;

import java.util.List;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import roundtable.client.host.Hosting;
import roundtable.client.link.LinkState;
import roundtable.client.link.LinkState.Phase;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.client.session.Places;
import roundtable.client.session.Profile;
import roundtable.client.settings.Settings;
import roundtable.client.text.Messages;
import roundtable.client.window.session.AddressCard;
import roundtable.client.window.session.PersonCard;
import roundtable.client.window.session.Stage;
import roundtable.client.window.session.StartPage;

/**
 * The way into a session: who the person is, what they host, typed or chose, and which page stands in the middle of the window meanwhile. For
 * the event thread.
 */
final class Entrance {
    private final ServerLink server;
    private final Settings settings;
    private final Hosting hosting;
    private final Places places;
    private final ConnectBar bar;
    private final Stage stage;
    private final Runnable toTabs;
    /** Each page is made when it is first wanted, or null. */
    private PersonCard personCard;

    private AddressCard addressCard;
    private StartPage startPage;
    /** Made when it is first wanted, or null. */
    private PlacesMenu menu;

    private Profile profile;
    private Profile proposed;
    /** What is done once the person has said who they are. */
    private Runnable onceNamed = () -> {};

    private Phase before = Phase.OFFLINE;
    private boolean awaitsSession;
    /** Whether what is joined is what the window was started for. */
    private boolean begins;

    private boolean tellsClass;
    /** The address of the present visit as it was typed, or null where nobody typed it. */
    private String typed;

    /**
     * @param toTabs gives the keyboard to the tab in sight
     * @param proposed who the person may be, for who has not said so
     */
    Entrance(
            ServerLink server,
            Settings settings,
            Hosting hosting,
            Places places,
            ConnectBar bar,
            Stage stage,
            Profile proposed,
            Runnable toTabs) {
        this.server = server;
        this.settings = settings;
        this.hosting = hosting;
        this.places = places;
        this.bar = bar;
        this.stage = stage;
        this.proposed = proposed;
        this.toTabs = toTabs;
        profile = Profile.in(settings);
        bar.address(settings.address().orElse(""));
        showPerson();
        server.listen(this::show);
        server.colours().listen(this::showPerson);
        hosting.listen(this::show);
    }

    /** The person of this window is that one from now on; the line is the next one's. */
    void person(Profile now) {
        profile = now;
        showPerson();
    }

    private PersonCard personCard() {
        if (personCard == null) {
            personCard = new PersonCard(new Naming());
            stage.add(personCard, "page.person", "align center center");
        }
        return personCard;
    }

    private AddressCard addressCard() {
        if (addressCard == null) {
            addressCard = new AddressCard(new Telling());
            stage.add(addressCard, "page.address", "grow");
        }
        return addressCard;
    }

    private StartPage startPage() {
        if (startPage == null) {
            startPage = new StartPage(places, new Choosing());
            startPage.show(hosting.state());
            stage.add(startPage, "page.start", "growx, width ::960, align center center");
        }
        return startPage;
    }

    /** Asks for the name and the colour where they are not known. */
    void askFirst() {
        if (!profile.isNamed()) {
            show(personCard());
            personCard.ask(proposed, true);
        }
    }

    private boolean isAsking() {
        return personCard != null && stage.page() == personCard && !profile.isNamed();
    }

    /** Asks for another name or colour. */
    void askPerson() {
        show(personCard());
        personCard.ask(profile.orColour(presentColour()), false);
    }

    /** The first session of this machine that comes is joined. */
    void awaitSession() {
        awaitsSession = true;
    }

    /** Joins what the window was started for. */
    void begin(ServerAddress address) {
        begins = true;
        join(address);
    }

    /** Shows what to connect to, and connects, once the person has said who they are. */
    void join(ServerAddress address) {
        bar.address(address.toString());
        typed = null;
        whenNamed(() -> connect(address));
    }

    private void whenNamed(Runnable next) {
        if (isAsking()) {
            onceNamed = next;
            bar.busy(Messages.text("person.waiting"));
        } else {
            next.run();
        }
    }

    boolean isOff() {
        Phase phase = server.state().phase();
        return phase == Phase.OFFLINE || phase == Phase.FAILED;
    }

    /** Connects to what stands in the bar, or ends the connection. */
    void connectOrDisconnect() {
        if (isOff()) {
            connectTyped();
        } else {
            server.disconnect();
        }
    }

    void connectTyped() {
        begins = false;
        try {
            ServerAddress address = ServerAddress.parse(bar.address());
            typed = bar.address().strip();
            settings.address(typed);
            settings.store();
            if (isAsking()) {
                onceNamed = () -> connect(address);
                personCard.accept();
            } else {
                connect(address);
            }
        } catch (IllegalArgumentException e) {
            bar.wrongAddress(e.getMessage());
        }
    }

    private void joinTyped(String address) {
        bar.address(address);
        connectTyped();
    }

    private void connect(ServerAddress address) {
        awaitsSession = false;
        server.connect(address, profile.name(), profile.colour());
    }

    private void show(LinkState state) {
        showPerson();
        if (state.phase() == Phase.ONLINE && before != Phase.ONLINE) {
            online();
        } else if (leadsToStart(state.phase()) && stage.page() == null) {
            showStart();
        }
        before = state.phase();
        showAddressCard();
    }

    /** Where a try failed, the text stays in sight that was written before; but a window that has just begun has none. */
    private boolean leadsToStart(Phase now) {
        boolean ended = now == Phase.OFFLINE && before != Phase.OFFLINE;
        return ended || now == Phase.FAILED && before == Phase.CONNECTING && begins;
    }

    private void online() {
        begins = false;
        if (typed != null) {
            places.joined(typed);
        }
        if (tellsClass) {
            tellsClass = false;
            showAddress();
        } else if (startPage != null && stage.page() == startPage) {
            leave();
        }
    }

    private void show(Hosting.State state) {
        if (startPage != null) {
            startPage.show(state);
        }
        showAddressCard();
        switch (state.phase()) {
            case STARTING -> {
                if (isOff()) {
                    bar.busy(Messages.text("host.starting"));
                }
            }
            case HERE, OPEN, ELSEWHERE -> {
                if (awaitsSession) {
                    awaitsSession = false;
                    join(state.address());
                }
            }
            case FAILED -> {
                awaitsSession = false;
                tellsClass = false;
                bar.failed(Messages.text("host.failed", state.trouble()));
                if (isAsking()) {
                    onceNamed = this::showStart;
                } else {
                    showStart();
                }
            }
            case NONE -> {
                // There is nothing to tell.
            }
        }
    }

    private void showPerson() {
        LinkState state = server.state();
        String name = state.name().orElse(profile.name());
        Integer colour = presentColour();
        bar.person(name, colour == null ? null : PersonColours.shade(colour));
    }

    /** The colour in which the others see the person; while there are none, the one that was chosen, or null. */
    private Integer presentColour() {
        return server.state()
                .client()
                .map(client -> (Integer) server.colours().of(client))
                .orElse(profile.colour());
    }

    /** Shows the two ways into a session. */
    void showStart() {
        show(startPage());
        SwingUtilities.invokeLater(() -> startPage.first().requestFocusInWindow());
    }

    /** Shows the address for the others, and for whom the session is open. */
    void showAddress() {
        show(addressCard());
        hosting.refresh();
        showAddressCard();
        SwingUtilities.invokeLater(() -> addressCard.first().requestFocusInWindow());
    }

    private void showAddressCard() {
        if (addressCard != null && stage.page() == addressCard) {
            ServerAddress present = server.state().address();
            boolean own = hosting.state().isOwn();
            boolean here = present == null || present.equals(hosting.state().address()) || present.isThisMachine();
            addressCard.show(hosting.state(), own || here ? null : present);
        }
    }

    /** Shows what there is to join below the address. */
    void choose(JComponent below) {
        if (menu == null) {
            menu = new PlacesMenu(places, this::joinTyped);
            menu.addPropertyChangeListener("visible", event -> look());
        }
        menu.open(below);
    }

    private void show(JComponent page) {
        stage.show(page);
        look();
    }

    /** Sessions are looked for while there is a list of them to be seen. */
    private void look() {
        boolean onPage = startPage != null && stage.page() == startPage;
        places.look(onPage || menu != null && menu.isVisible());
    }

    private void leave() {
        stage.showTabs();
        look();
        SwingUtilities.invokeLater(toTabs);
    }

    /** What others would lose if the window were closed now. */
    List<String> atStake() {
        int others = hosting.state().isOwn() ? hosting.others(server.state().client()) : 0;
        return others == 0 ? List.of() : List.of(Messages.text("close.hosted", others));
    }

    private final class Naming implements PersonCard.Commands {
        @Override
        public void done(Profile now) {
            boolean another = !now.equals(profile);
            boolean first = !profile.isNamed();
            person(now);
            now.keepIn(settings);
            leave();
            Runnable next = onceNamed;
            onceNamed = () -> {};
            next.run();
            if (!first && another && !isOff()) {
                // A name belongs to a person, and so another name is another one's; a colour is told with the next
                // hello.
                server.connect(server.state().address(), now.name(), now.colour());
            }
        }

        @Override
        public void cancelled() {
            leave();
        }
    }

    private final class Choosing implements StartPage.Commands {
        @Override
        public void host(boolean open) {
            awaitsSession = true;
            if (hosting.state().isOwn()) {
                join(hosting.state().address());
            } else {
                tellsClass = open;
                hosting.start(open);
            }
        }

        @Override
        public void join(String address) {
            joinTyped(address);
        }

        private void join(ServerAddress address) {
            awaitsSession = false;
            Entrance.this.join(address);
        }

        @Override
        public void close() {
            leave();
        }
    }

    private final class Telling implements AddressCard.Commands {
        @Override
        public void open(boolean open) {
            hosting.open(open);
        }

        @Override
        public void close() {
            leave();
        }
    }
}
