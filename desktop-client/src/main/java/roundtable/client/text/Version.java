package roundtable.client.text;

/** Which version of the program this is. */
public final class Version {
    private Version() {}

    /** As the jar has it; a folder of classes has none. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? Messages.text("version.development") : version;
    }
}
