package io.atr.redline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Publication;
import io.atr.Subscription;
import io.atr.shard.Shard;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedLinesTest {
    private static final Map<String, List<String>> IMPLEMENTATIONS =
            Map.of("io/atr/Reading", List.of("io/atr/InPlace", "io/atr/Copied"));

    /** Where the hot path ends: the user's code, commands of the control plane between two rounds, closing, the clock. */
    private static final Set<String> BOUNDARIES = Set.of(
            "io/atr/PacketHandler.onPacket",
            "io/atr/VerdictHandler.onVerdict",
            "io/atr/Bus.close",
            "io/atr/Bus.unsubscribe",
            "io/atr/agent/Clock.nanos",
            "java/lang/Runnable.run");

    @ParameterizedTest
    @CsvSource({
        "io.atr.shard.Shard, doWork",
        "io.atr.Publication, offer",
        "io.atr.Publication, offerAs",
        "io.atr.Publication, tryClaim",
        "io.atr.Publication, commit",
        "io.atr.Publication, abort",
        "io.atr.Publication, pollVerdicts",
        "io.atr.Subscription, poll"
    })
    void theHotPathCrossesNoRedLine(String type, String method) throws ClassNotFoundException {
        assertEquals(List.of(), scan().scan(Class.forName(type), method));
    }

    @Test
    void theScanGetsToTheBottom() {
        HotPathScan scan = scan();
        scan.scan(Shard.class, "doWork");
        scan.scan(Publication.class, "offer");
        scan.scan(Subscription.class, "poll");
        assertTrue(scan.methods() > 60, "only " + scan.methods() + " methods were looked at");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allocates",
                "allocatesArray",
                "boxes",
                "captures",
                "concatenates",
                "monitor",
                "synchronizedMethod",
                "locks",
                "hashes",
                "grows",
                "throwsUp",
                "blocks",
                "deepDown"
            })
    void everyForbiddenThingIsCaught(String method) {
        assertFalse(scan().scan(ForbiddenThings.class, method).isEmpty(), method + " was not caught");
    }

    @Test
    void divisionsAreCaughtInGovernanceOnly() {
        var instruction = java.lang.classfile.instruction.OperatorInstruction.of(java.lang.classfile.Opcode.LDIV);
        assertTrue(RedLine.crossedBy(instruction, "io/atr/governance/Governor").isPresent());
        assertTrue(RedLine.crossedBy(instruction, "io/atr/shard/StallMeter").isEmpty());
    }

    private static HotPathScan scan() {
        return new HotPathScan("io/atr/", IMPLEMENTATIONS, BOUNDARIES);
    }
}
