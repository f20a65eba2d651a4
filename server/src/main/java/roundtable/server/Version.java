package roundtable.server;

/** The version of this program, which the build writes into the jar. */
final class Version {
    private Version() {}

    /** {@code 0.1.0}; {@code development} where the classes do not come from a jar. */
    static String current() {
        String built = Version.class.getPackage().getImplementationVersion();
        return built != null ? built : "development";
    }
}
