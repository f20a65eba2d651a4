/**
 * The server: one process, a listener for every service, one folder of data. {@link roundtable.server.Server} puts the
 * parts together and takes them apart again; {@link roundtable.server.Main} is the program around it.
 */
package roundtable.server;
