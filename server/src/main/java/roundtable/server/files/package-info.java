/**
 * The file shelf: a folder whose files everyone may read and add to. {@link roundtable.server.files.Shelf} is the folder,
 * {@link roundtable.server.files.Uploads} what is on its way into it.
 */
package roundtable.server.files;
