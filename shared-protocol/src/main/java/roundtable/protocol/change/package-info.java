/**
 * The algebra of text changes, shared by both ends: pure values, no I/O, no clock, no threads.
 *
 * <p>A {@link roundtable.protocol.change.Change} is read from the start of a text and keeps, inserts or deletes UTF-16
 * units. It can be applied, put behind another ({@code compose}), carried over a concurrent one ({@code transform}) and
 * turned around ({@code invert}); positions are carried along with it. One server orders all changes, so of the two
 * transformation properties only the first is needed: <em>A, then B over A, is B, then A over B</em>.
 */
package roundtable.protocol.change;
