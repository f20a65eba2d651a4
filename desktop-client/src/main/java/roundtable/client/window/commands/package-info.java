/**
 * The commands of the window. {@link roundtable.client.window.commands.Layout} says which there are and where they stand,
 * {@link roundtable.client.window.commands.Commands} holds one Action for each, {@code shortcuts.properties} has their
 * keystrokes, and the bundle their names with the mnemonics. References are non-null unless a comment says "or null".
 */
package roundtable.client.window.commands;
