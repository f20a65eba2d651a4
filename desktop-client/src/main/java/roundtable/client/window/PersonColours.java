package roundtable.client.window;

/** Which of the theme's colours is whose: the same person has the same one in every tab and window. */
public final class PersonColours {
    private static final int COUNT = 8;

    private PersonColours() {}

    /** The theme's key for the colour of the person of that number. */
    public static String key(long client) {
        return "Roundtable.person." + Math.floorMod(client, COUNT);
    }
}
