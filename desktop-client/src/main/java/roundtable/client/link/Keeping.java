package roundtable.client.link;

import roundtable.protocol.Service;

/** Who does what goes on beside all else for as long as a visit. */
@FunctionalInterface
interface Keeping {
    /** Brings the line to a service up and keeps it up until the visit is over. Returns at once. */
    void keepUp(Visit visit, Service service, ServiceLink<?> link, Upkeep.Watcher watcher);

    /** Has somebody look out until the visit is over. Returns at once. */
    default void lookOut(Lookout lookout) {}

    /** A virtual thread for each line, and one for the lookout. */
    static Keeping byThreads() {
        return new Keeping() {
            @Override
            public void keepUp(Visit visit, Service service, ServiceLink<?> link, Upkeep.Watcher watcher) {
                Thread.ofVirtual().name("link " + service.wireName()).start(new Upkeep(service, link, visit, watcher));
            }

            @Override
            public void lookOut(Lookout lookout) {
                Thread.ofVirtual().name("link lookout").start(lookout);
            }
        };
    }
}
