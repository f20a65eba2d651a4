/** The words that people see, one bundle for all of the client. References are non-null unless a comment says "or null". */
package roundtable.client.text;
