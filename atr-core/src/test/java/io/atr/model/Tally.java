package io.atr.model;

import io.atr.Answer;
import io.atr.governance.Reason;
import java.util.Map;
import java.util.TreeMap;

/** What happened in random histories, so that a test can insist that it was not always the same. */
final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    void answer(String call, long answer) {
        if (answer < 0) {
            count(call + " " + Answer.name(answer), 1);
        }
    }

    void count(Reason reason, long packets) {
        count(reason.name(), packets);
    }

    void count(String what, long times) {
        counts.merge(what, times, Long::sum);
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
