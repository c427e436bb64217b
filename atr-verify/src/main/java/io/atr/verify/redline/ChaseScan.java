package io.atr.verify.redline;

import io.atr.hot.Turn;
import io.atr.verify.redline.Calls.Callee;
import io.atr.verify.redline.Walk.Step;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Row 7.chase: within a packet loop, no reference is loaded that is not the same for every packet.
 *
 * <p>A <em>packet loop</em> is any loop of a hot method that says {@link Turn#PACKET} of its turns, with everything that it
 * calls and what lies in loops around or within it in the same method. Since no hot method has a loop without saying what
 * its turns are for, none is forgotten.
 *
 * <p><em>Roots</em> are the references that a loop finds when it begins: its method's object and arguments, and whatever was
 * loaded before the loop. A {@code final} field of a root leads to a root again, for it leads to the same object in every
 * turn: nothing in the loop can store to it, so its load depends on no packet, and a compiler may do it once. A reference
 * of any other kind is a chase: out of a field that is not {@code final}, even one of {@code this}; out of an array; out of
 * an object that was itself come by in the turn; answered by the JDK. What a {@code MemorySegment} keeps inside is the
 * JDK's, and the same in every turn where the segment is.
 */
final class ChaseScan {
    private final Calls calls;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Map<Call, Value> answers = new HashMap<>();
    private final Set<Method> methods = new HashSet<>();
    private int loops;

    /** A method that was called for a packet, with what is known of its arguments. */
    private record Call(Method method, List<Value> arguments) {}

    ChaseScan(Calls calls) {
        this.calls = calls;
    }

    /** Looks at all packet loops of some methods. */
    ChaseScan look(Collection<Step> steps) {
        for (Step step : steps) {
            if (Marks.turn(step.model()).equals(Optional.of(Turn.PACKET))) {
                Flow flow = step.flow().orElseThrow();
                methods.add(step.method());
                for (BitSet loop : flow.loops()) {
                    loops++;
                    List<Value> arguments = Value.arguments(step.model(), ChaseScan::argument);
                    Frames.of(flow, arguments, new Turns(step, loop));
                }
            }
        }
        return this;
    }

    /** How many packet loops there were. */
    int loops() {
        return loops;
    }

    /** How many methods had such a loop, or were called in one. */
    int methods() {
        return methods.size();
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private static Value argument(int i) {
        return Value.same("argument " + i);
    }

    private Value answer(Step caller, Callee callee, List<Value> arguments) {
        Call call = new Call(callee.method(), arguments);
        Value known = answers.get(call);
        if (known != null) {
            return known;
        }
        answers.put(call, Value.VARYING); // what a recursion finds
        List<Method> path = new ArrayList<>(caller.path());
        path.add(callee.method());
        methods.add(callee.method());
        Step step = Walk.step(calls.files(), path);
        Value answer = step.flow()
                .map(flow ->
                        Frames.of(flow, arguments, new Turns(step, flow.live())).answer())
                .orElse(Value.VARYING);
        answers.put(call, answer);
        return answer;
    }

    /** What references are to a method, some of whose instructions are run for every packet. */
    private final class Turns implements References {
        private final Step step;
        private final BitSet repeated;

        Turns(Step step, BitSet repeated) {
            this.step = step;
            this.repeated = repeated;
        }

        @Override
        public Value field(int at, FieldInstruction load, Value holder) {
            String name = load.owner().name().stringValue() + "." + load.name().stringValue();
            if (!repeated.get(at)) {
                return before(at, name);
            }
            if (!holder.isSame()) {
                return chase(at, "loads " + name + " out of an object that is not the same for every packet");
            }
            return isFinal(load)
                    ? Value.same(holder.name() + "." + load.name().stringValue())
                    : chase(at, "loads " + name + ", which is not final");
        }

        @Override
        public Value global(int at, FieldInstruction load) {
            String name = load.owner().name().stringValue() + "." + load.name().stringValue();
            return !repeated.get(at) || isFinal(load)
                    ? Value.same(name)
                    : chase(at, "loads " + name + ", which is not final");
        }

        @Override
        public Value element(int at) {
            return repeated.get(at) ? chase(at, "loads a reference out of an array") : before(at, "element");
        }

        @Override
        public Value result(int at, InvokeInstruction call, List<Value> arguments) {
            if (!repeated.get(at)) {
                return before(at, "answer");
            }
            Value answer = null;
            for (Callee callee : calls.callees(step.method(), call)) {
                Value one = answerOf(at, callee, call.typeSymbol(), arguments);
                answer = answer == null ? one : answer.or(one);
            }
            return answer == null ? Value.VARYING : answer;
        }

        @Override
        public Value other(int at) {
            return repeated.get(at) ? Value.VARYING : before(at, "object");
        }

        private Value answerOf(int at, Callee callee, MethodTypeDesc type, List<Value> arguments) {
            return switch (callee.way()) {
                case OURS -> answer(step, callee, arguments);
                case LEAF, NOWHERE ->
                    type.returnType().isPrimitive()
                            ? Value.VARYING
                            : chase(
                                    at,
                                    "takes a reference from " + callee.method().qualified());
                case BOUNDARY, CONSTRUCTED -> Value.VARYING;
            };
        }

        private Value before(int at, String what) {
            return Value.same(what + " of " + step.method() + "@" + at);
        }

        private Value chase(int at, String what) {
            findings.add(step.finding(RedLine.CHASE, at, what));
            return Value.VARYING;
        }

        /** Public static fields of the JDK are constants. */
        private boolean isFinal(FieldInstruction load) {
            String owner = load.owner().asInternalName();
            return owner.startsWith("java/")
                    || calls.files()
                            .field(owner, load.name().stringValue())
                            .map(field -> field.flags().has(AccessFlag.FINAL))
                            .orElse(false);
        }
    }
}
