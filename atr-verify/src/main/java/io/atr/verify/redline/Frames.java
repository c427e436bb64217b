package io.atr.verify.redline;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Follows references through a method's variables and stack, on all ways that may be run. */
final class Frames {
    private static final String CAUGHT = "caught and thrown on";

    private final Flow flow;
    private final References references;
    private final @Nullable State[] before;
    private @Nullable Value answer;

    private Frames(Flow flow, References references) {
        this.flow = flow;
        this.references = references;
        this.before = new State[flow.size()];
    }

    /** Of a method that is entered with some arguments, its object first. */
    static Frames of(Flow flow, List<Value> arguments, References references) {
        Frames frames = new Frames(flow, references);
        frames.run(State.entry(arguments, flow.locals()));
        return frames;
    }

    /** What the method answers; varying for a number, and where it never answers. */
    Value answer() {
        return answer == null ? Value.VARYING : answer;
    }

    /** Whether a throw only passes on what a {@code finally} caught. */
    boolean rethrows(int at) {
        State state = before[at];
        return state != null && state.copy().pop().name().equals(CAUGHT);
    }

    private void run(State entry) {
        Deque<Integer> open = new ArrayDeque<>();
        reach(0, entry, open);
        while (!open.isEmpty()) {
            int at = open.poll();
            State state = Objects.requireNonNull(before[at]).copy();
            for (Flow.Handler handler : flow.handlers(at)) {
                Value caught = handler.type().isPresent() ? Value.VARYING : Value.same(CAUGHT);
                reach(handler.handler(), state.caught(caught), open);
            }
            step(at, flow.at(at), state);
            for (int next : flow.next(at)) {
                reach(next, state, open);
            }
        }
    }

    private void reach(int at, State state, Deque<Integer> open) {
        State known = before[at];
        State met = known == null ? state.copy() : known.or(state);
        if (known == null || !known.sameAs(met)) {
            before[at] = met;
            open.add(at);
        }
    }

    private void step(int at, Instruction instruction, State state) {
        switch (instruction) {
            case LoadInstruction load -> state.push(state.load(load.slot()));
            case StoreInstruction store -> state.store(store.slot(), state.pop());
            case FieldInstruction field -> field(at, field, state);
            case InvokeInstruction call -> call(at, call, state);
            case InvokeDynamicInstruction made -> {
                state.pop(made.typeSymbol().parameterCount());
                push(state, TypeKind.from(made.typeSymbol().returnType()), references.other(at));
            }
            case ArrayLoadInstruction load -> {
                state.pop(2);
                boolean reference = load.typeKind() == TypeKind.REFERENCE;
                push(state, load.typeKind(), reference ? references.element(at) : Value.VARYING);
            }
            case ConstantInstruction constant -> push(state, constant.typeKind(), references.other(at));
            case TypeCheckInstruction check -> {
                if (check.opcode() == Opcode.INSTANCEOF) {
                    state.pop();
                    state.push(Value.VARYING);
                }
            }
            case ReturnInstruction end -> {
                if (end.typeKind() != TypeKind.VOID) {
                    Value value = state.pop();
                    answer = answer == null ? value : answer.or(value);
                }
            }
            case NewObjectInstruction _ -> state.push(references.other(at));
            case NewPrimitiveArrayInstruction _, NewReferenceArrayInstruction _ -> array(at, 1, state);
            case NewMultiArrayInstruction array -> array(at, array.dimensions(), state);
            case StackInstruction stack -> stack(stack.opcode(), state);
            default -> arithmetic(instruction, state);
        }
    }

    private static void arithmetic(Instruction instruction, State state) {
        switch (instruction) {
            case OperatorInstruction operator -> {
                String name = operator.opcode().name();
                boolean unary = name.endsWith("NEG") || operator.opcode() == Opcode.ARRAYLENGTH;
                state.pop(unary ? 1 : 2);
                boolean number = name.contains("CMP") || operator.opcode() == Opcode.ARRAYLENGTH;
                state.push(number ? Value.VARYING : Value.of(operator.typeKind()));
            }
            case ConvertInstruction convert -> {
                state.pop();
                state.push(Value.of(convert.toType()));
            }
            case ArrayStoreInstruction _ -> state.pop(3);
            case BranchInstruction branch -> state.pop(compared(branch.opcode()));
            case TableSwitchInstruction _, LookupSwitchInstruction _, MonitorInstruction _, ThrowInstruction _ ->
                state.pop();
            case IncrementInstruction _, NopInstruction _ -> {}
            default -> throw new IllegalStateException("an instruction that nobody uses any more: " + instruction);
        }
    }

    private void field(int at, FieldInstruction field, State state) {
        TypeKind kind = TypeKind.from(field.typeSymbol());
        boolean reference = kind == TypeKind.REFERENCE;
        switch (field.opcode()) {
            case GETFIELD -> {
                Value holder = state.pop();
                push(state, kind, reference ? references.field(at, field, holder) : Value.VARYING);
            }
            case GETSTATIC -> push(state, kind, reference ? references.global(at, field) : Value.VARYING);
            case PUTFIELD -> state.pop(2);
            default -> state.pop();
        }
    }

    private void call(int at, InvokeInstruction call, State state) {
        MethodTypeDesc type = call.typeSymbol();
        List<Value> arguments = state.take(type.parameterCount() + (call.opcode() == Opcode.INVOKESTATIC ? 0 : 1));
        Value result = references.result(at, call, arguments);
        TypeKind kind = TypeKind.from(type.returnType());
        if (kind != TypeKind.VOID) {
            push(state, kind, result);
        }
    }

    private void array(int at, int dimensions, State state) {
        state.pop(dimensions);
        state.push(references.other(at));
    }

    private static void push(State state, TypeKind kind, Value reference) {
        state.push(kind == TypeKind.REFERENCE ? reference : Value.of(kind));
    }

    private static void stack(Opcode opcode, State state) {
        switch (opcode) {
            case POP -> state.takeSlots(1);
            case POP2 -> state.takeSlots(2);
            case SWAP -> {
                Value upper = state.pop();
                Value lower = state.pop();
                state.push(upper);
                state.push(lower);
            }
            case DUP -> duplicate(1, 0, state);
            case DUP_X1 -> duplicate(1, 1, state);
            case DUP_X2 -> duplicate(1, 2, state);
            case DUP2 -> duplicate(2, 0, state);
            case DUP2_X1 -> duplicate(2, 1, state);
            default -> duplicate(2, 2, state);
        }
    }

    /** Repeats the uppermost slots below others. */
    private static void duplicate(int slots, int below, State state) {
        List<Value> upper = state.takeSlots(slots);
        List<Value> lower = state.takeSlots(below);
        state.pushAll(upper);
        state.pushAll(lower);
        state.pushAll(upper);
    }

    private static int compared(Opcode opcode) {
        String name = opcode.name();
        return name.startsWith("GOTO") ? 0 : name.startsWith("IF_") ? 2 : 1;
    }
}
