/**
 * The wire drawer in the window: {@link roundtable.client.window.wire.WireDrawer} opens and closes it below the tabs, {@link
 * roundtable.client.window.wire.WirePanel} shows the lines. References are non-null unless a comment says "or null".
 */
package roundtable.client.window.wire;
