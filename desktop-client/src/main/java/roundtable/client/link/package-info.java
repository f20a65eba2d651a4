/**
 * The lines between a client and its server, without a window. {@link roundtable.client.link.ServerLink} owns them all: it
 * says who the person is, keeps one {@link roundtable.client.link.ServiceLink} up for each service and tells in what
 * state they are. {@link roundtable.client.link.ServiceConnection} is the blocking connection underneath, also for
 * transfers of their own. Everything is told on the executor that the owner was given; nothing here blocks its caller
 * unless it says so. References are non-null unless a comment says "or null".
 */
package roundtable.client.link;
