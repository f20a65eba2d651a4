/**
 * What outlives the process. {@link roundtable.server.storage.DataFolder} is where everything lies and who may use it,
 * {@link roundtable.server.storage.FileJournal} the append-only file of all that was accepted, and the {@link
 * roundtable.server.storage.Committer} the one thread that decides the order of things: it stores a batch with one force
 * and only then lets anybody see it.
 */
package roundtable.server.storage;
