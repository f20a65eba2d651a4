package roundtable.server.peers;

/**
 * One way to a file.
 *
 * @param holder the node that has it
 * @param via the node that relays it, or null where it comes straight
 * @param address of the node that is asked: the holder, or who relays
 * @param name what the file is called there
 */
record Route(int holder, Integer via, String address, String name) {}
