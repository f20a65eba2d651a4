/**
 * The chat without its window: the rooms and private talks that a person takes part in.
 *
 * <p>{@link roundtable.client.chat.ChatController} speaks with the server and changes {@link
 * roundtable.client.chat.ChatModel}; both belong to the delivering thread alone. What a person writes is an {@link
 * roundtable.client.chat.Outgoing} until the server has given it back, so nothing written is lost or said twice over a
 * lost connection. References are non-null unless a comment says "or null".
 */
package roundtable.client.chat;
