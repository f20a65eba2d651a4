/**
 * The network tab: {@link roundtable.client.window.network.NetworkPanel} shows the model of {@code roundtable.client.network}.
 *
 * <p>{@link roundtable.client.window.network.NetworkPicture} draws the nodes around their leader. Its nodes are components
 * ({@link roundtable.client.window.network.NodeCard}), so that the keyboard and screen readers have them too; the lines
 * between them, and the files on their way, are painted.
 */
package roundtable.client.window.network;
