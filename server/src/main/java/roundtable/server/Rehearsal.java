package roundtable.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import roundtable.protocol.Service;

/**
 * A short class, played through a real server in a folder of its own. It is for the JVM alone, which watches, and keeps
 * for the next start what it has learned: the classes, and which of their methods matter. Not a part of any run.
 */
public final class Rehearsal {
    private static final int FAILED = 1;
    private static final int MOST_SECONDS = 30;
    private static final int PUPILS = 24;
    private static final int TYPISTS = 8;
    private static final int EDITS = 250;
    private static final int MESSAGES = 60;
    private static final int FILE_LENGTH = 300_000;
    private static final String REVISION = "\"revision\":";

    private final Server server;
    private final ExecutorService threads;

    private Rehearsal(Server server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Plays in the folder that is named, which should be empty. */
    public static void main(String[] args) throws Exception {
        CompletableFuture.delayedExecutor(MOST_SECONDS, TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(FAILED));
        Main.run("--help");
        Main.logTo(System.Logger.Level.INFO);
        play(Options.defaults().withData(Path.of(args[0]).resolve("data")).withAnyPorts());
        // Once more as a program, with what the first run left behind.
        System.setIn(new ByteArrayInputStream("status\n\\close\n".getBytes(StandardCharsets.US_ASCII)));
        List<String> words = new ArrayList<>(List.of("--data", args[0] + "/data"));
        for (Service service : Service.values()) {
            words.add("--port=" + service.wireName() + "=0");
        }
        System.exit(Main.run(words.toArray(String[]::new)));
    }

    private static void play(Options options) throws Exception {
        try (Server server = Server.start(options);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Rehearsal rehearsal = new Rehearsal(server, threads);
            rehearsal.write();
            rehearsal.talk();
            rehearsal.share();
            rehearsal.convert();
        }
    }

    private Pupil enter(Service service) throws IOException {
        return Pupil.enter(server.port(service));
    }

    private static void await(List<Future<?>> all) throws ExecutionException, InterruptedException {
        for (Future<?> one : all) {
            one.get();
        }
    }

    /** Many have the document open, and some of them type. */
    private void write() throws Exception {
        List<Pupil> pupils = new ArrayList<>();
        List<Future<?>> typing = new ArrayList<>();
        for (int i = 0; i < PUPILS; i++) {
            Pupil pupil = enter(Service.EDITOR);
            pupil.ask("{'type':'open','document':'temp.txt'}", "document");
            pupils.add(pupil);
        }
        for (int i = 0; i < PUPILS; i++) {
            Pupil pupil = pupils.get(i);
            String prefix = "p" + i + "-";
            typing.add(threads.submit(
                    () -> pupils.indexOf(pupil) < TYPISTS ? type(pupil, prefix) : pupil.watch(TYPISTS * EDITS)));
        }
        await(typing);
        for (Pupil pupil : pupils) {
            pupil.send("{'type':'caret','document':'temp.txt','revision':1,'position':0}");
            pupil.close();
        }
        try (Pupil late = enter(Service.EDITOR)) {
            late.ask("{'type':'documents'}", "documents");
            late.ask("{'type':'history','document':'temp.txt','from':0,'to':100}", "changes");
            late.ask("{'type':'create','document':'notes.txt'}", "document");
            late.send("{'type':'bye'}");
        }
    }

    /** Each edit is based on the last one of its own, so that it has to be carried over those of the others. */
    private static Void type(Pupil pupil, String prefix) throws IOException {
        long revision = 0;
        for (int i = 0; i < EDITS; i++) {
            String change = i % 3 == 2 ? "[1,-1]" : "['ab']";
            String edit = "{'type':'edit','document':'temp.txt','revision':%d,'edit':'%s%d','change':%s,'position':0}"
                    .formatted(revision, prefix, i, change);
            String accepted = pupil.ask(edit, "accepted");
            int number = accepted.indexOf(REVISION) + REVISION.length();
            revision = Long.parseLong(accepted, number, accepted.indexOf(',', number), 10);
        }
        return null;
    }

    private void talk() throws Exception {
        List<Future<?>> talking = new ArrayList<>();
        for (int i = 0; i < TYPISTS; i++) {
            talking.add(threads.submit(() -> {
                try (Pupil pupil = enter(Service.CHAT)) {
                    pupil.ask("{'type':'join','room':'lobby'}", "joined");
                    for (int n = 0; n < MESSAGES; n++) {
                        pupil.ask(
                                "{'type':'say','room':'lobby','text':'good morning','id':%d}".formatted(n), "message");
                    }
                    return pupil.ask("{'type':'rooms'}", "rooms");
                }
            }));
        }
        await(talking);
    }

    /** One file up, and down again. */
    private void share() throws IOException, NoSuchAlgorithmException {
        byte[] content = "All of it.\n".repeat(FILE_LENGTH / 11).getBytes(StandardCharsets.US_ASCII);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        try (Pupil pupil = enter(Service.FILES)) {
            pupil.ask(
                    "{'type':'put','name':'notes.txt','size':%d,'sha256':'%s'}".formatted(content.length, hash),
                    "ready");
            pupil.send(content);
            pupil.ask("{'type':'list'}", "files");
            pupil.ask("{'type':'get','name':'notes.txt'}", "file");
            pupil.skip(content.length);
        }
    }

    private void convert() throws IOException {
        try (Pupil pupil = enter(Service.ENCODE)) {
            pupil.ask("{'type':'encode','text':'a'}", "encoded");
        }
        try (Pupil pupil = enter(Service.DECODE)) {
            pupil.ask("{'type':'decode','bits':'01100001'}", "decoded");
        }
    }
}
