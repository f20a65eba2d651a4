/**
 * The converter between text and bits without its window. The server converts; {@link
 * roundtable.client.binary.BinaryController} asks it while the person types and {@link roundtable.client.binary.BinaryModel}
 * holds both sides. For the delivering thread alone. References are non-null unless a comment says "or null".
 */
package roundtable.client.binary;
