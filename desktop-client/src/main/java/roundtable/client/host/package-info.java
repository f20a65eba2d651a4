/** The server inside the client's process; nothing else in the client sees the server's code. */
package roundtable.client.host;
