package roundtable.client.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import roundtable.protocol.Service;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.SessionRequest;

/** A server link over lines that are no sockets: whoever makes it brings them up and says what comes over them. */
public final class OtherLines {
    private OtherLines() {}

    /** A link whose line to the editor is brought up by {@code keeper}; to the other services there is none. */
    public static ServerLink link(Executor delivery, Tokens tokens, RandomGenerator chance, Consumer<Stay> keeper) {
        return new ServerLink(
                delivery, tokens, LinkTiming.defaults(), Surroundings.real(), (visit, service, link, watcher) -> {
                    if (service == Service.EDITOR) {
                        keeper.accept(new Stay(visit, link, watcher, tokens, chance));
                    }
                });
    }

    /** From connect to disconnect: the line comes up and breaks, perhaps many times. */
    public static final class Stay {
        private final Visit visit;
        private final ServiceLink<?> link;
        private final Upkeep.Watcher watcher;
        private final Tokens tokens;
        private final Pauses pauses;
        private Outgoing line;

        private Stay(Visit visit, ServiceLink<?> link, Upkeep.Watcher watcher, Tokens tokens, RandomGenerator chance) {
            this.visit = visit;
            this.link = link;
            this.watcher = watcher;
            this.tokens = tokens;
            this.pauses = new Pauses(visit.timing().firstPause(), visit.timing().longestPause(), chance);
        }

        /** What each line begins with. */
        public SessionRequest.Hello hello() {
            return new SessionRequest.Hello(
                    SessionRequest.PROTOCOL,
                    visit.hello().name(),
                    tokens.ofAddress(visit.address(), visit.key()).orElse(null),
                    null,
                    visit.hello().colour());
        }

        /** Whether the person has ended it. */
        public boolean isOver() {
            return visit.over();
        }

        /** How long to wait before the next try. */
        public Duration pause() {
            return pauses.next();
        }

        /** The server said welcome on a new line; what is said to the server goes to {@code out}. */
        public boolean up(SessionEvent.Welcome welcome, Predicate<byte[]> out, Runnable leave) {
            tokens.keep(visit.address(), null, visit.key(), welcome.client(), welcome.token());
            line = new Outgoing() {
                @Override
                public boolean send(byte[] bytes) {
                    return out.test(bytes);
                }

                @Override
                public void leave() {
                    leave.run();
                }

                @Override
                public void awaitEnd(Duration patience) {}
            };
            boolean wanted = link.attach(line, welcome, visit);
            if (wanted) {
                pauses.reset();
                watcher.connected(welcome);
            }
            return wanted;
        }

        /** Something came over the line that is up. */
        public void arrived(ObjectNode object) {
            link.arrived(line, object);
        }

        /** The line that was up has ended. */
        public void down(String reason) {
            link.lost(line, reason);
            failed(reason);
        }

        /** A line did not come about. */
        public void failed(String reason) {
            if (!visit.over()) {
                watcher.lost(reason);
            }
        }
    }
}
