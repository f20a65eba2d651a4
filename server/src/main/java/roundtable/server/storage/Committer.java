package roundtable.server.storage;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.TRACE;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;

/**
 * The one thread that decides the order of everything durable. It takes the tasks that wait, lets each prepare its entry,
 * stores all entries with one force, and then lets each task show what it did. What tasks touch is therefore theirs alone
 * while they run: documents and rooms need no locks.
 */
public final class Committer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.journal");
    /** Tasks that may wait; who submits more waits for room, which slows a flood down at its source. */
    private static final int MOST_WAITING = 8_192;

    private static final int MOST_IN_A_BATCH = 1_024;
    private static final int MOST_BATCH_BYTES = 1 << 20;

    /** Something to do in its turn. All its methods run in the committer's thread. */
    public interface Task {
        /**
         * Decides what is to happen, and does it to the state that only the committer sees.
         *
         * @return the entry to store, a JSON object; or null where there is nothing to store
         * @throws ProtocolException where it is refused; nothing may have changed then
         */
        byte[] prepare();

        /**
         * What was prepared is durable: lets everyone see it.
         *
         * @param position of the batch in the journal, or -1 where nothing was stored
         */
        void publish(long position);

        /** What was prepared could not be stored: undoes it. Called in the reverse order of {@code prepare}. */
        default void undo() {}

        /** It was refused, or could not be stored. */
        void refuse(ProtocolException why);
    }

    private record Look(Runnable look) implements Task {
        @Override
        public byte[] prepare() {
            return null;
        }

        @Override
        public void publish(long position) {
            look.run();
        }

        @Override
        public void refuse(ProtocolException why) {
            LOG.log(ERROR, "A look at the state was refused", why);
        }
    }

    private record Prepared(Task task, boolean stored) {}

    private final FileJournal journal;
    private final Runnable afterRound;
    private final BlockingQueue<Task> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean started;
    // Everything below belongs to the thread, or to whoever runs the rounds in its stead.
    private final List<Prepared> batch = new ArrayList<>();
    private final List<byte[]> entries = new ArrayList<>();
    private int batchBytes;
    private boolean closing;

    /**
     * A committer that stores in that journal. It works in a thread of its own from when it is {@linkplain #start()
     * started}; before, or instead, one thread may do everything: submit, wait, and run the {@linkplain #round() rounds}.
     *
     * @param afterRound run in its thread whenever it has shown all that it took up at once
     */
    public Committer(FileJournal journal, Runnable afterRound) {
        this.journal = journal;
        this.afterRound = afterRound;
        thread = Thread.ofPlatform().name("committer").unstarted(this::run);
    }

    /** Begins to work in its own thread. */
    public void start() {
        started = true;
        thread.start();
    }

    /** Puts a task in its place in the order. Waits only where very many are waiting already. */
    public void submit(Task task) {
        boolean interrupted = false;
        while (true) {
            try {
                // Who comes when all is over waits for nothing, and has nobody left to tell.
                while (!waiting.offer(task, 1, TimeUnit.SECONDS) && ended.getCount() > 0) {
                    LOG.log(TRACE, "Very many wait for the disk");
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs {@code look} when all that was submitted before it is stored and visible, and nothing after it is begun. */
    public void look(Runnable look) {
        submit(new Look(look));
    }

    /** The same for a look that may be refused; {@code refused} is told in the committer's thread. */
    public void look(Runnable look, Consumer<ProtocolException> refused) {
        look(() -> {
            try {
                look.run();
            } catch (ProtocolException refusal) {
                refused.accept(refusal);
            }
        });
    }

    /** Runs {@code look} when all that was submitted before it is stored and visible, and returns what it finds. */
    public <T> T ask(Supplier<T> look) {
        CompletableFuture<T> found = new CompletableFuture<>();
        look(() -> {
            try {
                found.complete(look.get());
            } catch (RuntimeException e) {
                found.completeExceptionally(e);
            }
        });
        return await(found);
    }

    /**
     * Waits for what a task or a look is going to complete.
     *
     * @throws ProtocolException the refusal that it was completed with
     */
    public <T> T await(CompletableFuture<T> outcome) {
        while (!started && !outcome.isDone()) {
            if (!round()) {
                throw new IllegalStateException("nothing is left that could complete what is waited for");
            }
        }
        try {
            return outcome.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProtocolException refused ? refused : e;
        }
    }

    /** Stores an entry, and returns when it is durable. */
    public void store(byte[] entry) {
        CompletableFuture<Long> stored = new CompletableFuture<>();
        submit(new Task() {
            @Override
            public byte[] prepare() {
                return entry;
            }

            @Override
            public void publish(long position) {
                stored.complete(position);
            }

            @Override
            public void refuse(ProtocolException why) {
                stored.completeExceptionally(why);
            }
        });
        await(stored);
    }

    /** Stores an entry some time soon. */
    public void storeSoon(byte[] entry) {
        submit(new Task() {
            @Override
            public byte[] prepare() {
                return entry;
            }

            @Override
            public void publish(long position) {}

            @Override
            public void refuse(ProtocolException why) {
                LOG.log(WARNING, "An entry could not be stored: {0}", why.getMessage());
            }
        });
    }

    private void run() {
        try {
            while (!closing || !waiting.isEmpty()) {
                workOff(waiting.take());
                afterRound.run();
            }
        } catch (InterruptedException e) {
            LOG.log(ERROR, "The committer was interrupted", e);
        } finally {
            ended.countDown();
        }
    }

    /** Takes up what waits now, for whoever runs a committer that was not started; false where nothing waits. */
    public boolean round() {
        Task first = waiting.poll();
        if (first != null) {
            workOff(first);
            afterRound.run();
        }
        return first != null;
    }

    /** One round: all that waits now, up to a bound, with as few forces as the order allows. */
    private void workOff(Task first) {
        Task task = first;
        for (int n = 0; task != null && n < MOST_IN_A_BATCH; n++) {
            if (task instanceof Look) {
                flush();
                publish(task, -1);
            } else {
                prepare(task);
                if (batchBytes > MOST_BATCH_BYTES) {
                    flush();
                }
            }
            task = n + 1 < MOST_IN_A_BATCH ? waiting.poll() : null;
        }
        flush();
    }

    private void prepare(Task task) {
        try {
            byte[] entry = task.prepare();
            if (entry != null) {
                entries.add(entry);
                batchBytes += entry.length;
            }
            batch.add(new Prepared(task, entry != null));
        } catch (ProtocolException refusal) {
            batch.add(new Prepared(new Refusal(task, refusal), false));
        } catch (RuntimeException bug) {
            LOG.log(ERROR, "A task could not be prepared", bug);
            batch.add(new Prepared(new Refusal(task, mistake()), false));
        }
    }

    /** A refused task keeps its place, so that answers come in the order of their requests. */
    private record Refusal(Task task, ProtocolException why) implements Task {
        @Override
        public byte[] prepare() {
            return null;
        }

        @Override
        public void publish(long position) {
            task.refuse(why);
        }

        @Override
        public void refuse(ProtocolException storage) {
            task.refuse(why);
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        long position = -1;
        ProtocolException failure = null;
        if (!entries.isEmpty()) {
            try {
                position = journal.append(entries);
            } catch (IOException e) {
                LOG.log(ERROR, "The journal could not be written: {0}", e.getMessage());
                failure = new ProtocolException(
                        ErrorCode.UNAVAILABLE, "The server cannot save anything just now: " + e.getMessage());
            }
        }
        if (failure != null) {
            batch.reversed().stream().filter(Prepared::stored).forEach(one -> one.task.undo());
        }
        for (Prepared one : batch) {
            if (failure != null && one.stored) {
                refuse(one.task, failure);
            } else {
                publish(one.task, one.stored ? position : -1);
            }
        }
        batch.clear();
        entries.clear();
        batchBytes = 0;
    }

    private static void publish(Task task, long position) {
        try {
            task.publish(position);
        } catch (RuntimeException bug) {
            LOG.log(ERROR, "A task could not be shown", bug);
        }
    }

    private static void refuse(Task task, ProtocolException why) {
        try {
            task.refuse(why);
        } catch (RuntimeException bug) {
            LOG.log(ERROR, "A refusal could not be told", bug);
        }
    }

    private static ProtocolException mistake() {
        return new ProtocolException(ErrorCode.INTERNAL, "The server made a mistake; it has been logged");
    }

    /** Works off all that was submitted before, and ends. */
    @Override
    public void close() {
        look(() -> closing = true);
        if (started) {
            awaitUninterruptibly(ended);
            return;
        }
        while (!waiting.isEmpty()) {
            round();
        }
        ended.countDown();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
