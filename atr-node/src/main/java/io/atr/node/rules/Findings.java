package io.atr.node.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects what is wrong in one file. Keeps the first {@link #KEPT}, counts the rest. */
public final class Findings {
    /** Nobody reads more at once, and a hostile file must not fill the memory with them. */
    static final int KEPT = 100;

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private int omitted;

    /** @param file what findings call it */
    public Findings(String file) {
        this.file = file;
    }

    /** Adds one. */
    public void report(Place place, String what, String remedy) {
        if (findings.size() == KEPT) {
            omitted++;
            return;
        }
        findings.add(new Finding(file, place.line(), place.column(), what, remedy));
    }

    /** Adds those of a part of the file. */
    void addAll(Findings part) {
        for (Finding finding : part.findings) {
            report(new Place(finding.line(), finding.column()), finding.what(), finding.remedy());
        }
        omitted += part.omitted;
    }

    /** A place as other findings name it. */
    public String at(Place place) {
        return file + ":" + place;
    }

    String file() {
        return file;
    }

    /** The first of them, by place. */
    public List<Finding> sorted() {
        List<Finding> sorted = new ArrayList<>(findings);
        Collections.sort(sorted);
        return List.copyOf(sorted);
    }

    /** Ends the reading when there is any. */
    public void throwIfAny() throws RulesException {
        if (!findings.isEmpty()) {
            throw new RulesException(RulesException.Kind.WRONG, sorted(), omitted);
        }
    }
}
