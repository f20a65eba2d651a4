/**
 * Listeners and connections: everything between a socket and the services.
 *
 * <p>A {@link roundtable.server.net.Listener} owns one port. A connection that said hello is a {@link
 * roundtable.server.net.Session} to its service: a {@link roundtable.server.net.JsonService} begins a {@link
 * roundtable.server.net.Conversation} with it, which gets its requests and answers them through a {@link
 * roundtable.server.net.Reply}. One virtual thread reads a connection and calls the conversation; what is to be sent waits
 * in its {@link roundtable.server.net.Outbox} for the one {@link roundtable.server.net.Flusher}. {@link
 * roundtable.server.net.Readiness} wakes who waits for a socket, and the {@link roundtable.server.net.Watch} cuts off who
 * lets the server wait.
 */
package roundtable.server.net;
