package roundtable.protocol.change;

/** Who may write to a node of the tree: a buffer, from one snapshot to the next. Each is only itself. */
final class Owner {}
