package io.atr.verify.redline;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A method's instructions and the ways between them, as production runs it: with assertions off. What javac puts between
 * the look at its own {@code $assertionsDisabled} and the end of an assertion is then never run, and that alone is left out.
 */
final class Flow {
    private static final String ASSERTIONS_OFF = "$assertionsDisabled";

    private final ClassModel owner;
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final Map<Label, Integer> places = new HashMap<>();
    private final List<Handler> handlers = new ArrayList<>();
    private final int locals;
    private final int[][] next;
    private final BitSet live;

    /**
     * Instructions from {@code start} to before {@code end} go on at {@code handler} when they throw.
     *
     * @param type what is caught; empty for everything, to be thrown on
     */
    record Handler(int start, int end, int handler, Optional<String> type) {}

    /** Of a method that has code. */
    Flow(ClassModel owner, MethodModel method) {
        this.owner = owner;
        CodeModel code = method.code().orElseThrow();
        int line = 0;
        for (CodeElement element : code) {
            switch (element) {
                case Instruction one -> {
                    instructions.add(one);
                    lines.add(line);
                }
                case LabelTarget target -> places.put(target.label(), instructions.size());
                case LineNumber number -> line = number.line();
                default -> {}
            }
        }
        code.exceptionHandlers().forEach(this::add);
        this.locals = ((CodeAttribute) code).maxLocals();
        this.next = new int[size()][];
        for (int i = 0; i < size(); i++) {
            next[i] = follow(i);
        }
        this.live = Cycles.reachable(size(), this::allNext, 0);
    }

    int size() {
        return instructions.size();
    }

    Instruction at(int i) {
        return instructions.get(i);
    }

    /** Slots for local variables. */
    int locals() {
        return locals;
    }

    /** Instructions that may be run. */
    BitSet live() {
        return live;
    }

    /** Where an instruction stands in the source. */
    String where(int i) {
        String name = owner.thisClass().asInternalName();
        String file = name.substring(name.lastIndexOf('/') + 1).split("\\$", 2)[0] + ".java";
        return lines.get(i) == 0 ? file : file + ":" + lines.get(i);
    }

    /** Handlers of an instruction. */
    List<Handler> handlers(int i) {
        return handlers.stream()
                .filter(handler -> handler.start <= i && i < handler.end)
                .toList();
    }

    /** Handlers of anything that may be run. */
    List<Handler> handlers() {
        return handlers.stream().filter(handler -> live.get(handler.handler)).toList();
    }

    /** Loops of what may be run: instructions that come after themselves, by the ways that are gone without an exception. */
    List<BitSet> loops() {
        return Cycles.of(size(), i -> live.get(i) ? next[i] : new int[0]);
    }

    /** Where it goes on without an exception. */
    int[] next(int i) {
        return next[i];
    }

    private int[] follow(int i) {
        List<Label> targets = new ArrayList<>();
        boolean falls = true;
        switch (at(i)) {
            case BranchInstruction branch -> {
                targets.add(branch.target());
                falls = branch.opcode() != Opcode.GOTO && branch.opcode() != Opcode.GOTO_W && !endsAssertion(i);
            }
            case TableSwitchInstruction choice -> {
                targets.add(choice.defaultTarget());
                choice.cases().stream().map(SwitchCase::target).forEach(targets::add);
                falls = false;
            }
            case LookupSwitchInstruction choice -> {
                targets.add(choice.defaultTarget());
                choice.cases().stream().map(SwitchCase::target).forEach(targets::add);
                falls = false;
            }
            case ReturnInstruction _, ThrowInstruction _ -> falls = false;
            default -> {}
        }
        IntStream jumps = targets.stream().mapToInt(this::place);
        return (falls ? IntStream.concat(jumps, IntStream.of(i + 1)) : jumps).toArray();
    }

    private int[] allNext(int i) {
        return IntStream.concat(IntStream.of(next[i]), handlers(i).stream().mapToInt(Handler::handler))
                .toArray();
    }

    /** Whether the branch follows javac's look at whether assertions are off: it jumps over one, always. */
    private boolean endsAssertion(int i) {
        return at(i).opcode() == Opcode.IFNE
                && i > 0
                && at(i - 1) instanceof FieldInstruction look
                && look.opcode() == Opcode.GETSTATIC
                && look.owner().asInternalName().equals(owner.thisClass().asInternalName())
                && look.name().equalsString(ASSERTIONS_OFF)
                && owner.fields().stream().anyMatch(Flow::isCompilersOwn);
    }

    private static boolean isCompilersOwn(FieldModel field) {
        return field.fieldName().equalsString(ASSERTIONS_OFF)
                && field.flags().has(AccessFlag.SYNTHETIC)
                && field.flags().has(AccessFlag.STATIC)
                && field.flags().has(AccessFlag.FINAL);
    }

    private void add(ExceptionCatch caught) {
        handlers.add(new Handler(
                place(caught.tryStart()),
                place(caught.tryEnd()),
                place(caught.handler()),
                caught.catchType().map(ClassEntry::asInternalName)));
    }

    private int place(Label label) {
        Integer place = places.get(label);
        if (place == null) {
            throw new IllegalStateException("a jump out of " + owner.thisClass().asInternalName());
        }
        return place;
    }
}
