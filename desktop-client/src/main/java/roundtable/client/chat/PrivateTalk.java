package roundtable.client.chat;

/** What is said between this person and one other. The server keeps none of it: it begins anew with each start. */
public final class PrivateTalk extends Conversation {
    private final String with;

    PrivateTalk(String with) {
        this.with = with;
    }

    @Override
    public String title() {
        return with;
    }

    void add(Entry entry) {
        entries.add(entry);
    }
}
