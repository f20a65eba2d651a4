/** Echo after RFC 862: every byte comes back, over TCP and UDP. */
package roundtable.server.echo;
