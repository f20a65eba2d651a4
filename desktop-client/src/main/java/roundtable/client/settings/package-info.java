/** What the client remembers on this machine, and in which folders. References are non-null unless a comment says "or null". */
package roundtable.client.settings;
