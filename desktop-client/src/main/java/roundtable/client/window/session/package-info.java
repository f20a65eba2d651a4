/** How people come into a session, in the window: who they are, hosting and joining, and the address for the others. */
package roundtable.client.window.session;
