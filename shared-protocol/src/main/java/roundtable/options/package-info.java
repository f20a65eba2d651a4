/**
 * The command line of a program: what it can be told, what it was told, and its help. A few classes of our own, because
 * the usual library takes longer to find out what the options are than the rest of the server takes to start.
 */
package roundtable.options;
