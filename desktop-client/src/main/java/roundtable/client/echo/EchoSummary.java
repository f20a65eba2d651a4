package roundtable.client.echo;

/**
 * All tests in one line. Times are in nanoseconds, and 0 where nothing came back yet.
 *
 * @param different how many of those that came back were not the same
 */
public record EchoSummary(int sent, int back, int different, int lost, long min, long median, long p99, long max) {}
