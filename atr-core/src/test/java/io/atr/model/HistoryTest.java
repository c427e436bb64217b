package io.atr.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Seeds;
import io.atr.governance.Reason;
import org.junit.jupiter.api.Test;

/** The bus against its model, packet by packet. {@code -Datr.seeds=N} runs more histories than usual. */
class HistoryTest {
    private static final int HISTORIES = 400;
    private static final int STEPS = 400;
    private static final String[] EVENTS = {
        "offer BACK_PRESSURED",
        "offer CLOSED",
        "offer NOT_PERMITTED",
        "offer TOO_LARGE",
        "offer UNKNOWN_TOPIC",
        "offer CLAIM_OPEN",
        "claim BACK_PRESSURED",
        "claim CLOSED",
        "claim TOO_LARGE",
        "claim UNKNOWN_TOPIC",
        "claim CLAIM_OPEN",
        "poll CLOSED",
        "poll DETACHED",
        "packets handed out",
        "packets missed",
        "verdicts read",
        "no place for a publisher",
        "no place for a subscriber",
        "no slot for rules",
        "nanoseconds waited",
        "times round the log"
    };

    @Test
    void theBusDoesWhatTheModelDoes() {
        Tally tally = new Tally();
        Seeds.each(HISTORIES, seed -> new History(seed, tally).run(STEPS));
        if (Seeds.of(HISTORIES).count() >= HISTORIES) {
            assertVaried(tally);
        }
    }

    /** Histories in which something never happens prove nothing about it. */
    private static void assertVaried(Tally tally) {
        for (Reason reason : Reason.values()) {
            assertTrue(tally.of(reason.name()) > HISTORIES, reason + " is too rare in " + tally);
        }
        for (String event : EVENTS) {
            assertTrue(tally.of(event) > HISTORIES / 10, event + " is too rare in " + tally);
        }
    }
}
