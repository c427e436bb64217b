package io.atr.node.revision;

import java.util.List;

/** A value that differs, as a rule file writes it. */
record FieldChange(String field, String before, String after) {
    /** Adds the change to a list, if it is one. */
    static void note(List<FieldChange> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new FieldChange(field, before, after));
        }
    }

    @Override
    public String toString() {
        return field + " " + before + " -> " + after;
    }
}
