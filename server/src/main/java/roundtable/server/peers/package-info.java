/** The network of nodes, as clients ask about it. */
package roundtable.server.peers;
