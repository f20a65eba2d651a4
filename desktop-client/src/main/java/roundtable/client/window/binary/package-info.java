/** The converter's tab: {@link roundtable.client.window.binary.BinaryPanel} shows the model of {@code roundtable.client.binary}. */
package roundtable.client.window.binary;
