package roundtable.client.wire;

import java.util.EnumSet;
import java.util.Set;
import roundtable.protocol.Service;

/** Which services a tab of the window talks to. */
public final class TabServices {
    private TabServices() {}

    /** Those of the tab with that key: the one of the same name, or those that are known by another; else all. */
    public static Set<Service> of(String key) {
        return switch (key) {
            case "binary" -> EnumSet.of(Service.ENCODE, Service.DECODE);
            case "network" -> EnumSet.of(Service.PEERS);
            default -> Service.named(key).map(EnumSet::of).orElse(EnumSet.allOf(Service.class));
        };
    }
}
