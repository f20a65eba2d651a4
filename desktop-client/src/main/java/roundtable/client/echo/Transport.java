package roundtable.client.echo;

/** What carries the bytes of a test. */
public enum Transport {
    TCP,
    UDP
}
