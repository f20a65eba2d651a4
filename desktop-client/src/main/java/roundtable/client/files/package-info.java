/**
 * The file shelf without its window: what is on it, and the transfers to and from it.
 *
 * <p>{@link roundtable.client.files.FilesController} keeps the list and starts transfers. A {@link
 * roundtable.client.files.Transfer} runs on a virtual thread with a connection of its own; what it is doing is an immutable
 * {@link roundtable.client.files.TransferProgress}, delivered to {@link roundtable.client.files.FilesModel} by an executor.
 * References are non-null unless a comment says "or null".
 *
 * <pre>
 *  Upload:    WAITING → HASHING → MOVING → CHECKING → DONE
 *                          ↑  ↘ CONFLICT (asks the person) ↗
 *  Download:  WAITING → (HASHING what is here) → MOVING → CHECKING → DONE
 *  each:      → INTERRUPTED (goes on with the next line) | FAILED | CANCELLED | SKIPPED
 * </pre>
 */
package roundtable.client.files;
