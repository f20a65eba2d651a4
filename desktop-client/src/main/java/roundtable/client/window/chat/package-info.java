/**
 * The chat tab: {@link roundtable.client.window.chat.ChatPanel} shows the model of {@code roundtable.client.chat} by a
 * sidebar of conversations, a transcript with a field to write in, and the people of the open room.
 */
package roundtable.client.window.chat;
