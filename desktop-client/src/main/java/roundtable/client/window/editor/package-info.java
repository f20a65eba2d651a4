/** The editor's tab: the text with everyone's carets, who is there, and whether it is saved. */
package roundtable.client.window.editor;
