package io.atr.verify.redline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.Publication;
import io.atr.Subscription;
import io.atr.shard.Shard;
import io.atr.verify.redline.Walk.Step;
import java.io.IOException;
import java.lang.classfile.Opcode;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The data plane itself. */
class ScanTest {
    /** What a program calls now and then, and never for each packet. */
    private static final Set<String> COLD = Set.of(
            "Publication.renew",
            "Publication.count",
            "Publication.isClosed",
            "Publication.close",
            "Subscription.renew",
            "Subscription.missed",
            "Subscription.isClosed",
            "Subscription.close");

    private final Boundaries boundaries = new Boundaries(Boundaries.ALL);
    private final Leaves leaves = new Leaves();
    private final Calls calls = new Calls(ClassFiles.around(Bus.class), boundaries, leaves);
    private final Walk walk =
            Walk.from(calls, Scan.entries(calls.files()).stream().map(List::of).toList());

    ScanTest() throws IOException {}

    @Test
    void theHotPathCrossesNoRedLine() throws IOException {
        List<Finding> findings = Scan.ofDataPlane().findings();
        assertTrue(
                findings.isEmpty(),
                () -> findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    }

    @Test
    void theScanGetsToTheBottom() {
        Set<String> reached =
                walk.steps().stream().map(step -> step.method().toString()).collect(Collectors.toSet());
        for (String deep : List.of(
                "Ledger.takeToken",
                "InFlight.admitNext",
                "StallMeter.forget",
                "RefusalTrail.note",
                "LaneSet.unpoll",
                "WakeFlags.wake",
                "InPlace.handWanted",
                "Copied.hand",
                "ManualClock.nanos",
                "Packet.partialWord")) {
            assertTrue(reached.contains(deep), deep + " was not reached");
        }
    }

    /** So that nobody adds a method beside the hot ones and forgets to say which it is. */
    @Test
    void whateverAProgramCallsIsHotOrKnownToBeCold() {
        Set<String> said = new TreeSet<>(COLD);
        Scan.entries(calls.files()).stream().map(Method::toString).forEach(said::add);
        Set<String> called = new TreeSet<>(Set.of(Shard.class.getSimpleName() + ".doWork"));
        Stream.of(Publication.class, Subscription.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .forEach(method -> called.add(method.getDeclaringClass().getSimpleName() + "." + method.getName()));
        assertEquals(called, said);
    }

    @Test
    void nothingIsListedForNothing() {
        HotScan.of(calls, walk);
        assertEquals(List.of(), boundaries.unmet());
        assertEquals(List.of(), leaves.unmet());
    }

    @Test
    void whoeverBoundsALoopHasOne() {
        for (Step step : walk.steps()) {
            if (Marks.turn(step.model()).isPresent()) {
                assertFalse(step.flow().orElseThrow().loops().isEmpty(), step.method() + " has no loop");
            }
        }
    }

    @Test
    void whereAProductIsPermittedThereIsOne() {
        Set<String> products = new TreeSet<>();
        for (Step step : walk.steps()) {
            step.flow()
                    .ifPresent(flow -> flow.live().stream()
                            .filter(at -> flow.at(at).opcode() == Opcode.LMUL
                                    || flow.at(at).opcode() == Opcode.IMUL)
                            .filter(_ -> step.method().owner().startsWith("io/atr/governance/"))
                            .forEach(_ -> products.add(step.method().qualified())));
        }
        assertEquals(new TreeSet<>(OperationScan.PRODUCTS.keySet()), products);
    }
}
