package roundtable.server.peers;

import roundtable.protocol.NodeMessage;

/** Keeps lines alive, ends those that are dead, and opens new ones: what a node does when nothing happens. */
final class Upkeep {
    private final Lines lines;
    private final Contacts contacts;
    private final Election election;
    private final Deeds deeds;

    Upkeep(Lines lines, Contacts contacts, Election election, Deeds deeds) {
        this.lines = lines;
        this.contacts = contacts;
        this.election = election;
        this.deeds = deeds;
    }

    /** Looks at what is due. */
    void tick() {
        for (Line line : lines.list()) {
            if (lines.get(line.number) == line) {
                lookAt(line, deeds.now());
            }
        }
        if (contacts.hasVainHearsay()) {
            // Whoever follows seeks nobody: what it was told at its start is sought for it for as long as it is there.
            contacts.forgetHearsay(lines.toldAddresses());
        }
        for (Contacts.Contact contact : contacts.due(deeds.now(), election::seeks)) {
            contacts.dialling(contact);
            deeds.dial(contact.address);
        }
    }

    private void lookAt(Line line, long now) {
        long silence = line.introduced() ? Timing.SILENCE : Timing.INTRODUCTION;
        if (!line.heardWithin(silence, now)) {
            election.end(line, null);
        } else if (line.introduced() && election.awaitsLeadOf(line)) {
            election.passOver(line);
        } else if (line.introduced() && now - line.told >= Timing.BEAT) {
            deeds.send(line, new NodeMessage.Alive());
        }
    }
}
