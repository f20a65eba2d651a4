/** The files tab: {@link roundtable.client.window.files.FilesPanel} shows the model of {@code roundtable.client.files}. */
package roundtable.client.window.files;
