/**
 * The shared documents. A {@link roundtable.server.editor.SharedDocument} is plain state that only the committer's thread
 * touches: it rebases an edit, numbers it, and hands it to everyone who has the document open once it is stored. {@link
 * roundtable.server.editor.Documents} is all of them, {@link roundtable.server.editor.TextFile} their door to {@code
 * temp.txt}.
 */
package roundtable.server.editor;
