/**
 * The shared document without a window. {@link roundtable.client.editor.SyncedText} is the pure state of being in step with
 * the server, {@link roundtable.client.editor.UndoHistory} what the person can take back, {@link
 * roundtable.client.editor.EditorModel} what there is to show, and {@link roundtable.client.editor.EditorController} wires
 * them to the link and to the text on the screen. All but the first are for one thread: the link's delivery. References
 * are non-null unless a comment says "or null".
 */
package roundtable.client.editor;
