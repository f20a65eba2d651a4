/**
 * The network of nodes without its window.
 *
 * <p>{@link roundtable.client.network.NetworkController} watches the network through the node that this window is connected
 * to, keeps who has which file, and fetches files by way of that node. What a person sees is told from facts: {@link
 * roundtable.client.network.Leadership} says why the leader leads, {@link roundtable.client.network.Journal} what changed
 * from one state of the network to the next. Nodes of the window's own are {@link roundtable.client.host.HostedNodes}.
 * References are non-null unless a comment says "or null".
 */
package roundtable.client.network;
