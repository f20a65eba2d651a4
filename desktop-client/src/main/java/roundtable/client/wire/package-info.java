/**
 * What goes over the wire, for people who want to see it: {@link roundtable.client.wire.WireLog} hears the link's {@link
 * roundtable.client.link.Tap} and keeps the latest lines without their secrets, {@link roundtable.client.wire.WireModel} is what
 * is shown of them, {@link roundtable.client.wire.Glossary} explains them, and {@link roundtable.client.wire.Script} turns them into programs
 * that say the same. Without a window. References are non-null unless a comment says "or null".
 */
package roundtable.client.wire;
