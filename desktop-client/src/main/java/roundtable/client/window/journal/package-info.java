/** The journal of the connections, in a small window of its own. References are non-null unless a comment says "or null". */
package roundtable.client.window.journal;
