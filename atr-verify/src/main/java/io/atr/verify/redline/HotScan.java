package io.atr.verify.redline;

import io.atr.verify.redline.Calls.Callee;
import io.atr.verify.redline.Calls.Way;
import io.atr.verify.redline.Walk.Step;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Row 15.scan: whatever a reached method does that no hot method may. Initialisers of classes are not looked at: each runs
 * once, before the first packet.
 */
final class HotScan {
    private final Calls calls;
    private final List<Finding> findings = new ArrayList<>();

    private HotScan(Calls calls) {
        this.calls = calls;
    }

    static List<Finding> of(Calls calls, Walk walk) {
        HotScan scan = new HotScan(calls);
        walk.steps().forEach(scan::look);
        scan.recursions(walk);
        return scan.findings;
    }

    private void look(Step step) {
        if (step.model().flags().has(AccessFlag.SYNCHRONIZED)) {
            add(step, RedLine.MONITOR, 0, "is synchronized");
        }
        if (step.flow().isEmpty()) {
            add(step, RedLine.BLOCKING, 0, "is native");
            return;
        }
        Flow flow = step.flow().get();
        flow.live().stream().forEach(at -> look(step, flow, at));
        for (Flow.Handler handler : flow.handlers()) {
            handler.type().ifPresent(type -> add(step, RedLine.EXCEPTION, handler.handler(), "catches " + type));
        }
        if (Marks.turn(step.model()).isEmpty()) {
            for (BitSet loop : flow.loops()) {
                add(step, RedLine.LOOP, loop.nextSetBit(0), "goes round a loop, and nothing says what bounds it");
            }
        }
    }

    private void look(Step step, Flow flow, int at) {
        Instruction instruction = flow.at(at);
        Crossings.of(instruction).ifPresent(crossing -> add(step, crossing.line(), at, crossing.what()));
        if (instruction instanceof ThrowInstruction && !rethrows(step, flow, at)) {
            add(step, RedLine.EXCEPTION, at, "throws");
        }
        if (instruction instanceof InvokeInstruction call) {
            for (Callee callee : calls.callees(step.method(), call)) {
                if (callee.way() == Way.NOWHERE) {
                    add(
                            step,
                            line(callee.method()),
                            at,
                            "calls " + callee.method().qualified());
                }
            }
        }
    }

    private RedLine line(Method unknown) {
        return calls.files().has(unknown.owner()) ? RedLine.CALL : Outside.crossedBy(unknown);
    }

    /** A {@code finally} throws on what the user's handler threw. */
    private static boolean rethrows(Step step, Flow flow, int at) {
        List<Value> arguments = Value.arguments(step.model(), _ -> Value.VARYING);
        return Frames.of(flow, arguments, new References() {}).rethrows(at);
    }

    private void recursions(Walk walk) {
        List<Step> steps = List.copyOf(walk.steps());
        List<Method> methods = steps.stream().map(Step::method).toList();
        List<BitSet> cycles = Cycles.of(
                steps.size(),
                i -> walk.calledBy(steps.get(i)).stream()
                        .mapToInt(methods::indexOf)
                        .toArray());
        for (BitSet cycle : cycles) {
            cycle.stream().mapToObj(steps::get).forEach(step -> {
                if (Marks.turn(step.model()).isEmpty()) {
                    add(step, RedLine.LOOP, 0, "comes back to itself by calls, and nothing says what bounds that");
                }
            });
        }
    }

    private void add(Step step, RedLine line, int at, String what) {
        findings.add(step.finding(line, at, what));
    }
}
