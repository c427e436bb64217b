package io.atr.node.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Who stays for long is asked again when the answer may be another one, and at no other time. */
class StandingTest {
    private static final long PAST = 1;
    private static final long FAR = Long.MAX_VALUE - 1;

    private Admission answer = admitted(false, Admission.FOR_EVER);
    private long generation = 1;
    private int asked;

    private Standing standing(Admission.Admitted first) {
        Admitter admitter = new Admitter() {
            @Override
            public Admission admit(Credentials credentials) {
                asked++;
                return answer;
            }

            @Override
            public long generation() {
                return generation;
            }
        };
        return new Standing(admitter, () -> Credentials.inProcess(null), generation, first);
    }

    private static Admission.Admitted admitted(boolean bypass, long until) {
        return new Admission.Admitted(
                new Caller("one", "here", EnumSet.allOf(Role.class), SenderScope.ALL, TopicScope.ALL, bypass, false),
                until);
    }

    @Test
    void whatHasNotExpiredIsNotAskedAgain() {
        for (long until : new long[] {FAR, Admission.FOR_EVER}) {
            Standing standing = standing(admitted(true, until));
            assertNull(standing.renew());
            assertTrue(standing.caller().bypass());
        }
        assertEquals(0, asked);
    }

    @Test
    void aRightThatHasExpiredIsTakenBack() {
        Standing standing = standing(admitted(true, PAST));
        assertSame(answer, standing.renew());
        assertFalse(standing.caller().bypass());
        assertNull(standing.renew(), "the new answer holds for ever");
        assertEquals(1, asked);
    }

    @Test
    void whoIsRefusedIsAskedAboutEachTime() {
        Standing standing = standing(admitted(true, PAST));
        answer = new Admission.Refused(Admission.Why.EXPIRED, "over");
        assertSame(answer, standing.renew());
        assertSame(answer, standing.renew());
        assertEquals(2, asked);
    }

    @Test
    void anotherGenerationIsAskedOnce() {
        Standing standing = standing(admitted(true, FAR));
        generation++;
        assertSame(answer, standing.renew());
        assertFalse(standing.caller().bypass());
        assertNull(standing.renew());
        assertEquals(1, asked);
    }
}
