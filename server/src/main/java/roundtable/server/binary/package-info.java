/** Text into bits and back. */
package roundtable.server.binary;
