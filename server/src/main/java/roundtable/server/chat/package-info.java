/**
 * Chat rooms. A {@link roundtable.server.chat.Room} is plain state that only the committer's thread touches; a message
 * gets its number there, and is shown once it is stored.
 */
package roundtable.server.chat;
