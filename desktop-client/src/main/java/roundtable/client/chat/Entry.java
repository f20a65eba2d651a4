package roundtable.client.chat;

import java.time.Instant;
import roundtable.protocol.ChatEvent;

/**
 * Something that was said.
 *
 * @param number counts the messages of a room from 1; 0 in a private talk
 * @param client the number of the person who said it; 0 where only the name is known
 * @param own whether this client's person said it
 */
public record Entry(long number, long client, String name, boolean own, Instant time, String text) {
    static Entry of(ChatEvent.Message message, long self) {
        return new Entry(
                message.number(),
                message.client(),
                message.name(),
                message.client() == self,
                message.time(),
                message.text());
    }
}
