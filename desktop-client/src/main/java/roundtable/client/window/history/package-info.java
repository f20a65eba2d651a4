/** A document's past in the window: the walk through its revisions, and the colours that tell who wrote what. */
package roundtable.client.window.history;
