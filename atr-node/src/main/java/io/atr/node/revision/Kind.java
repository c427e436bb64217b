package io.atr.node.revision;

import org.jspecify.annotations.Nullable;

/** What became of something. */
enum Kind {
    ADDED("+"),
    REMOVED("-"),
    CHANGED("~");

    private final String mark;

    Kind(String mark) {
        this.mark = mark;
    }

    static Kind of(@Nullable Object before, @Nullable Object after) {
        return before == null ? ADDED : after == null ? REMOVED : CHANGED;
    }

    /** One character for it. */
    String mark() {
        return mark;
    }
}
