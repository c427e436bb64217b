package io.atr.node.rules;

import java.util.BitSet;
import java.util.TreeMap;

/** Which ids are taken, and where that was written; refuses ids that belong to somebody else. */
final class IdOwners {
    private final String what;
    private final Findings findings;
    private final BitSet taken = new BitSet();
    private final TreeMap<Integer, Place> places = new TreeMap<>();

    /** @param what whose ids these are, in the plural */
    IdOwners(String what, Findings findings) {
        this.what = what;
        this.findings = findings;
    }

    /** Takes a range, or reports that part of it is taken. */
    boolean claim(IdRange ids, Place place) {
        int clash = taken.nextSetBit(ids.first());
        if (clash >= 0 && clash <= ids.last()) {
            Place other = places.floorEntry(clash).getValue();
            findings.report(
                    place,
                    "id " + clash + " lies in two " + what + ", the other at " + findings.at(other),
                    "give each id to one of them");
            return false;
        }
        taken.set(ids.first(), ids.last() + 1);
        places.put(ids.first(), place);
        return true;
    }
}
