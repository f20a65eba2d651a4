/**
 * A document's past: its revisions read from the server, the text and its authors as they were at any of them. {@link
 * roundtable.client.history.Timeline} holds them, {@link roundtable.client.history.Playback} moves through them, {@link
 * roundtable.client.history.Authorship} says who wrote what of the text on the screen.
 */
package roundtable.client.history;
