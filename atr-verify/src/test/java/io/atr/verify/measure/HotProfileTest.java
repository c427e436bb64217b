package io.atr.verify.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.bench.profile.Collapsed;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class HotProfileTest {
    private static final String CPU = """
            [atr-verify-client tid=1];java/lang/Thread.run;io/atr/Publication.commit 60
            [atr-shard-0 tid=2];io/atr/agent/AgentRunner.run;io/atr/shard/Shard.doWork 30
            [atr-shard-0 tid=2];io/atr/agent/AgentRunner.run 10
            """;
    private static final String CONTROL = "[atr-verify-control tid=3];java/lang/Thread.run;byte[]_[i] 1000\n";

    @Test
    void bothAtWorkAndNeitherAllocates() {
        Outcome outcome = outcome(CPU, CONTROL, false);
        assertEquals(Verdict.PASS, outcome.verdict());
        Evidence evidence = evidence(outcome);
        assertEquals(2, evidence.value());
        assertEquals(100, evidence.samples());
        assertEquals(
                List.of(
                        new Load("atr-verify-client Publication.commit", 1),
                        new Load("atr-shard-0 Shard.doWork", 0.75),
                        new Load("atr-shard-0 AgentRunner.run", 0.25)),
                evidence.loads());
        assertTrue(outcome.reason().contains("allocations, every one: 0 of atr-verify-client, 0 of atr-shard-0"));
        assertTrue(outcome.reason().contains("by a timer"), outcome.reason());
        assertTrue(outcome.reason().contains("--profile DIR keeps"), outcome.reason());
        assertFalse(outcome(CPU, CONTROL, true).reason().contains("--profile"));
    }

    @Test
    void oneAllocationOfAHotThreadIsAFailureThatNamesTheMethod() {
        Outcome outcome = outcome(CPU, CONTROL + "[atr-shard-0 tid=2];io/atr/shard/Shard.doWork;byte[]_[i] 1\n", false);
        assertEquals(Verdict.FAIL, outcome.verdict());
        assertEquals(1, evidence(outcome).value());
        assertTrue(outcome.reason().contains("1 of atr-shard-0 (in Shard.doWork of atr-shard-0)"), outcome.reason());
    }

    @Test
    void aThreadThatIsHardlySeenIsNotShown() {
        String one = "[atr-verify-client tid=1];java/lang/Thread.run;io/atr/Publication.commit 60\n"
                + "[atr-shard-0 tid=2];io/atr/agent/AgentRunner.run 19\n";
        assertEquals(Verdict.FAIL, outcome(one, CONTROL, false).verdict());
        assertEquals(1, evidence(outcome(one, CONTROL, false)).value());
        assertEquals(Verdict.FAIL, outcome("", CONTROL, false).verdict());
    }

    @Test
    void aProfilerThatMissesAllocationsProvesNothing() {
        Outcome outcome = outcome(CPU, CONTROL.replace("1000", "999"), false);
        assertEquals(Verdict.FAIL, outcome.verdict());
        assertTrue(outcome.reason().contains("999 of a control's 1000"), outcome.reason());
    }

    private static Outcome outcome(String cpu, String allocations, boolean kept) {
        return new HotProfile(Collapsed.parse(cpu), Collapsed.parse(allocations), "a timer", kept).outcome();
    }

    private static Evidence evidence(Outcome outcome) {
        Evidence evidence = outcome.evidence();
        assertNotNull(evidence);
        return evidence;
    }
}
