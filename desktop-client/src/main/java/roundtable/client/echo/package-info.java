/**
 * The echo tester without its window: what is sent to an echo service, what came back, and how long that took.
 *
 * <p>{@link roundtable.client.echo.EchoController} runs on a virtual thread and delivers what it measured to {@link
 * roundtable.client.echo.EchoModel} by an executor; one of {@code TcpEcho} and {@code UdpEcho} carries the bytes.
 * References are non-null unless a comment says "or null".
 */
package roundtable.client.echo;
