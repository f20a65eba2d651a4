package roundtable.server.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import roundtable.protocol.NodeMessage.Held;

/**
 * One life of a network: nodes come, crash, freeze and come back, lines break, the network falls apart and comes together;
 * then it is left alone, and all who reach each other have to agree. In the end a follower and the leader die once more, a second
 * node of an id that is taken comes, and the network is cut in two and joined.
 */
final class Simulation {
    private static final long TO_SETTLE = 16_000;
    private static final long FAILOVER = 3_000;
    /** From the end of a line until all have heard of it, over slow lines; what is silent has to be missed first. */
    private static final long NEWS = 1_000;

    /** A node that nobody expects is looked for every three seconds; one dial may be under way in vain. */
    private static final long RETURN = Timing.LONGEST_PAUSE + 3_500;

    private static final long QUIET = 4_000;

    private final Random random;
    private final World world;
    private int troubles;

    private Simulation(long seed) {
        random = new Random(seed);
        world = new World(random);
    }

    /** Runs what that seed stands for; fails with what is wrong. */
    static void run(long seed) {
        Simulation simulation = new Simulation(seed);
        try {
            simulation.build();
            simulation.live();
            simulation.settle();
            simulation.loseFollower();
            simulation.loseLeader();
            simulation.meetTwin();
            simulation.fallApart();
        } catch (AssertionError | RuntimeException e) {
            List<String> log = simulation.world.log();
            throw new AssertionError(
                    e.getMessage() + "\nthe end of the log:\n"
                            + String.join("\n", log.subList(Math.max(0, log.size() - 80), log.size())),
                    e);
        }
    }

    /** Ids in any order, each told of some others, so that all hang together by what they were told. */
    private void build() {
        int count = 2 + random.nextInt(7);
        List<Integer> ids = new ArrayList<>();
        while (ids.size() < count) {
            int id = 1 + random.nextInt(20);
            if (!ids.contains(id)) {
                ids.add(id);
            }
        }
        boolean all = random.nextInt(3) == 0;
        for (int i = 0; i < count; i++) {
            List<String> seeds = new ArrayList<>();
            for (int other = 0; other < count; other++) {
                if (all || other == i - 1 || random.nextInt(6) == 0) {
                    seeds.add("h" + other + ":" + World.PORT);
                }
            }
            Site site = new Site(world, random, ids.get(i), "h" + i + ":" + World.PORT, seeds);
            world.add(site);
            site.changeShelf();
            world.agenda().in(random.nextInt(random.nextBoolean() ? 300 : 8_000), site::start);
        }
    }

    private Site any() {
        return world.sites().get(random.nextInt(world.sites().size()));
    }

    private void live() {
        int length = 5_000 + random.nextInt(40_000);
        plan(length, 40, () -> any().changeShelf());
        plan(length, 6, () -> crash(any(), random.nextBoolean()));
        plan(
                length,
                4,
                () -> world.up().stream()
                        .min(Comparator.comparingInt(site -> site.id))
                        .ifPresent(site -> crash(site, random.nextBoolean())));
        plan(length, 10, this::breakOne);
        plan(length, 4, () -> freeze(any()));
        plan(length, 4, this::partition);
        world.agenda().runTo(length);
    }

    private void plan(int length, int atMost, Runnable trouble) {
        int times = random.nextInt(3) == 0 ? 0 : random.nextInt(atMost + 1);
        for (int i = 0; i < times; i++) {
            world.agenda().in(random.nextInt(length), () -> {
                troubles++;
                trouble.run();
            });
        }
    }

    private void crash(Site site, boolean silently) {
        if (site.isUp()) {
            world.log(site.id + " crashes" + (silently ? " silently" : ""));
            site.crash(silently);
            world.agenda().in(random.nextInt(random.nextBoolean() ? 400 : 10_000), site::start);
        }
    }

    private void freeze(Site site) {
        int millis = random.nextInt(5_000);
        world.log(site.id + " is frozen for " + millis);
        site.freeze(millis);
    }

    private void breakOne() {
        List<Cable> cables = world.cables();
        if (!cables.isEmpty()) {
            cables.get(random.nextInt(cables.size())).breakUp();
        }
    }

    private void partition() {
        world.log("the network falls apart");
        // Some lines do not survive it, which counts as trouble of its own.
        troubles += 2;
        world.sites().forEach(site -> site.group(random.nextInt(2 + random.nextInt(2))));
        world.agenda().in(random.nextInt(random.nextBoolean() ? 1_500 : 12_000), world::heal);
    }

    private void settle() {
        world.agenda().runTo(world.agenda().now() + 12_000);
        world.heal();
        troubles += 2;
        world.calmDown();
        world.log("all is put right");
        for (Site site : world.sites()) {
            if (random.nextInt(6) != 0) {
                site.start();
            }
        }
        if (world.up().isEmpty()) {
            world.sites().getFirst().start();
        }
        pass(TO_SETTLE);
        checkAgreement(world.up());
        checkQuiet();
        checkBounds();
    }

    private void pass(long millis) {
        world.agenda().runTo(world.agenda().now() + millis);
    }

    /** Those agree on the leader, on who is there, and on who has what. */
    private void checkAgreement(List<Site> sites) {
        int lowest = sites.stream().mapToInt(site -> site.id).min().orElseThrow();
        SoftAssertions softly = new SoftAssertions();
        for (Site site : sites) {
            Node node = site.node();
            softly.assertThat(node.election().leader())
                    .as("the leader of %s", site)
                    .isEqualTo(lowest);
            softly.assertThat(linked(node))
                    .as("the lines of %s", site)
                    .isEqualTo(
                            site.id == lowest
                                    ? sites.stream()
                                            .map(one -> one.id)
                                            .filter(id -> id != lowest)
                                            .sorted()
                                            .toList()
                                    : List.of(lowest));
            softly.assertThat(node.election().term().number())
                    .as("the term of %s", site)
                    .isEqualTo(sites.getFirst().node().election().term().number());
            for (Site other : sites) {
                softly.assertThat(node.picture().isUp(other.id))
                        .as("%s is up for %s", other, site)
                        .isTrue();
                softly.assertThat(files(node, other.id))
                        .as("the shelf of %s for %s", other, site)
                        .isEqualTo(other.shelf());
            }
        }
        softly.assertAll();
        checkTheRest(sites);
    }

    /** Of those that are not there all know the same. */
    private void checkTheRest(List<Site> sites) {
        SoftAssertions softly = new SoftAssertions();
        Node first = sites.getFirst().node();
        for (Site gone : world.sites()) {
            if (sites.stream().anyMatch(site -> site.id == gone.id)) {
                continue;
            }
            for (Site site : sites) {
                softly.assertThat(site.node().picture().isUp(gone.id))
                        .as("%s is up for %s", gone, site)
                        .isFalse();
                softly.assertThat(files(site.node(), gone.id))
                        .as("the shelf of %s for %s and %s", gone, site, sites.getFirst())
                        .isEqualTo(files(first, gone.id));
            }
        }
        softly.assertAll();
    }

    private static List<Integer> linked(Node node) {
        return node.lines().all().stream()
                .filter(Line::introduced)
                .map(Line::node)
                .sorted()
                .toList();
    }

    private static Map<String, Held> files(Node node, int of) {
        Catalogue.Files files = node.catalogue().of(of);
        return files == null ? new TreeMap<>() : new TreeMap<>(files.byName());
    }

    /** Where nothing happens nothing is said, and only those that are down are tried. */
    private void checkQuiet() {
        world.log("all should be quiet");
        long said = said();
        long tried = world.sites().stream().mapToLong(site -> site.tried).sum();
        world.listen(true);
        pass(QUIET);
        world.listen(false);
        assertThat(said() - said).as("messages while nothing happened").isZero();
        int down = world.sites().size() - world.up().size();
        assertThat(world.sites().stream().mapToLong(site -> site.tried).sum() - tried)
                .as("addresses tried while nothing happened")
                .isLessThanOrEqualTo(down * QUIET / (Timing.LONGEST_PAUSE / 2) + down);
    }

    private long said() {
        return world.sites().stream().mapToLong(site -> site.said).sum();
    }

    private void checkBounds() {
        int nodes = world.sites().size();
        int most = 4 + 3 * troubles;
        for (Site site : world.sites()) {
            assertThat(site.elections)
                    .as("elections that %s took part in", site)
                    .isLessThanOrEqualTo(most);
        }
        assertThat(said())
                .as("messages of %s nodes in %s troubles", nodes, troubles)
                .isLessThanOrEqualTo((long) nodes * nodes * (60 + 20L * troubles));
    }

    /** The leader tells all of it at once: it need not try in vain to reach the lost one before. */
    private void loseFollower() {
        List<Site> up = inOrder();
        if (up.size() < 2) {
            return;
        }
        Site lost = up.remove(1 + random.nextInt(up.size() - 1));
        boolean silently = random.nextBoolean();
        world.log(lost.id + ", a follower, dies");
        lost.crash(silently);
        pass(silently ? Timing.SILENCE * 11 / 10 + NEWS : NEWS);
        checkAgreement(up);
        lost.start();
        pass(RETURN);
        checkAgreement(world.up());
    }

    private void loseLeader() {
        List<Site> up = inOrder();
        if (up.size() < 2) {
            return;
        }
        Site leader = up.removeFirst();
        long term = leader.node().election().term().number();
        world.log(leader.id + " dies");
        forgetElections();
        leader.crash(random.nextBoolean());
        pass(FAILOVER);
        checkAgreement(up);
        checkOneElection(up, term);
        assertThat(up.getFirst().toldDown)
                .as("whom the new leader took for dead")
                .doesNotContainAnyElementsOf(up.stream().map(site -> site.id).toList());
        term = up.getFirst().node().election().term().number();
        forgetElections();
        leader.start();
        pass(RETURN);
        checkAgreement(world.up());
        checkOneElection(world.up(), term);
    }

    private List<Site> inOrder() {
        List<Site> up = new ArrayList<>(world.up());
        up.sort(Comparator.comparingInt(site -> site.id));
        return up;
    }

    private void forgetElections() {
        for (Site site : world.sites()) {
            site.elections = 0;
            site.toldDown.clear();
        }
    }

    /** Nobody has followed, or led, in vain meanwhile; and the term is a new one. */
    private static void checkOneElection(List<Site> sites, long before) {
        for (Site site : sites) {
            assertThat(site.elections)
                    .as("elections that %s took part in", site)
                    .isOne();
            assertThat(site.node().election().term().number())
                    .as("the term of %s", site)
                    .isGreaterThan(before);
        }
    }

    /** Of two nodes of one id one stays out for as long as the other is there, and the others notice nothing. */
    private void meetTwin() {
        List<Site> up = world.up();
        Site first = up.get(random.nextInt(up.size()));
        List<String> seeds = up.stream().map(site -> site.address).toList();
        Site second = new Site(world, random, first.id, "twin:" + World.PORT, seeds);
        world.add(second);
        world.log("a second Node " + first.id + " comes");
        second.start();
        pass(TO_SETTLE);
        boolean firstIsIn = second.node().election().state() == Election.State.OUT;
        Site out = firstIsIn ? second : first;
        Site in = firstIsIn ? first : second;
        // It asks again now and then, so a line may be open just now.
        assertThat(linked(out.node())).as("the lines of the one that stays out").isEmpty();
        List<Site> network = new ArrayList<>(world.up());
        network.remove(out);
        checkAgreement(network);
        world.log("the one that is in dies");
        in.crash(random.nextBoolean());
        pass(TO_SETTLE);
        checkAgreement(world.up());
    }

    private void fallApart() {
        List<Site> up = world.up();
        world.log("the network is cut in two");
        up.forEach(site -> site.group(random.nextInt(2)));
        pass(TO_SETTLE);
        up.stream()
                .collect(Collectors.groupingBy(site -> site.reaches(up.getFirst())))
                .values()
                .forEach(half -> checkLeader(half));
        up.getFirst().changeShelf();
        up.getLast().changeShelf();
        world.log("it is one again");
        world.heal();
        pass(TO_SETTLE);
        checkAgreement(up);
    }

    private static void checkLeader(List<Site> half) {
        int lowest = half.stream().mapToInt(site -> site.id).min().orElseThrow();
        assertThat(half)
                .allSatisfy(site -> assertThat(site.node().election().leader())
                        .as("the leader of %s", site)
                        .isEqualTo(lowest));
    }
}
