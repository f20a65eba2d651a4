/**
 * The window: the only package, with those below it, that sees Swing. {@link roundtable.client.window.MainFrame} holds the
 * connect bar, the tabs and the status bar; {@link roundtable.client.window.Tabs} is where the tabs are put together.
 * Everything here is for the event thread. References are non-null unless a comment says "or null".
 */
package roundtable.client.window;
