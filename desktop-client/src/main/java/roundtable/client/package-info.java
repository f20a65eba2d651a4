/** The desktop client as a program. */
package roundtable.client;
