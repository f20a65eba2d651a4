/**
 * The wire that server and client share: one JSON object per line, UTF-8, ended by LF.
 *
 * <p>{@link roundtable.protocol.Wire} turns lines into messages and back, {@link roundtable.protocol.LineChannel} moves
 * lines and raw bytes over a connection. The messages themselves are records, nested in one sealed interface for each
 * service and direction: what everyone says is in {@link roundtable.protocol.SessionRequest} and {@link
 * roundtable.protocol.SessionEvent}, the rest in {@code EditorRequest}, {@code EditorEvent} and so on. PROTOCOL.md beside
 * this module's sources is the same in prose. References are non-null unless a comment says "or null".
 */
package roundtable.protocol;
