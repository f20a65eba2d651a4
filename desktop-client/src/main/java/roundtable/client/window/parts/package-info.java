/** Small components that several tabs are made of. References are non-null unless a comment says "or null". */
package roundtable.client.window.parts;
