/** How people come into a session, without the window: who they are, and where there is something to join. */
package roundtable.client.session;
