package io.atr.node.revision;

/** Ids next to each other that belong to one topic. */
record TopicSpan(String name, int first, int last) {
    /** How many ids. */
    int ids() {
        return last - first + 1;
    }
}
