/**
 * The one register of people that all services share: who is who by token, who is called what. A person is a number that
 * is never given away again; names are unique among all who are here or were within a day, look-alikes included.
 */
package roundtable.server.people;
