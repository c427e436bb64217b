package io.atr.node.remote;

import java.util.HashSet;
import java.util.Set;

/** Gives names that nobody has yet. */
final class FreshNames {
    private final Set<String> taken = new HashSet<>();

    void take(String name) {
        taken.add(name);
    }

    /** The name, or one like it. */
    String fresh(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }
}
