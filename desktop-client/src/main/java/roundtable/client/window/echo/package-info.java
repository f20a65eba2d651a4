/** The echo tab: {@link roundtable.client.window.echo.EchoPanel} shows the model of {@code roundtable.client.echo}. */
package roundtable.client.window.echo;
