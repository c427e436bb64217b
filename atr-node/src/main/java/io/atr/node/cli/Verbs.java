package io.atr.node.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The verbs that lie on the class path. */
final class Verbs {
    private Verbs() {}

    /** All of them, in the order of the help; one that cannot be loaded is named on {@code err} and left out. */
    static List<Verb> installed(PrintStream err) {
        List<Verb> found = new ArrayList<>();
        Iterator<Verb> left = ServiceLoader.load(Verb.class).iterator();
        while (true) {
            try {
                if (!left.hasNext()) {
                    break;
                }
                found.add(left.next());
            } catch (ServiceConfigurationError e) {
                err.println("atr: a verb is left out: " + e.getMessage());
            }
        }
        found.sort(Comparator.comparingInt(Verb::place));
        return found;
    }
}
