package io.atr.node.rules;

import java.util.Arrays;
import java.util.BitSet;

/** Which ids are taken, and where that was written; refuses ids that belong to somebody else. */
final class IdOwners {
    private final String what;
    private final Findings findings;
    private final BitSet taken = new BitSet();
    private final BitSet starts = new BitSet();
    /** Line and column of whoever starts at an id. */
    private int[] places = new int[2];

    /** @param what whose ids these are, in the plural */
    IdOwners(String what, Findings findings) {
        this.what = what;
        this.findings = findings;
    }

    /** Takes a range, or reports that part of it is taken. */
    boolean claim(IdRange ids, Place place) {
        int clash = taken.nextSetBit(ids.first());
        if (clash >= 0 && clash <= ids.last()) {
            int start = starts.previousSetBit(clash);
            Place other = new Place(places[2 * start], places[2 * start + 1]);
            findings.report(
                    place,
                    "id " + clash + " lies in two " + what + ", the other at " + findings.at(other),
                    "give each id to one of them");
            return false;
        }
        taken.set(ids.first(), ids.last() + 1);
        starts.set(ids.first());
        if (2 * ids.first() >= places.length) {
            places = Arrays.copyOf(places, Math.max(2 * ids.first() + 2, 2 * places.length));
        }
        places[2 * ids.first()] = place.line();
        places[2 * ids.first() + 1] = place.column();
        return true;
    }
}
