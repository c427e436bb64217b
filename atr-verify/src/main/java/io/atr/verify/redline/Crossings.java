package io.atr.verify.redline;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.ConstantDesc;
import java.util.Optional;

/** Which red line a single instruction crosses, calls and throws aside. */
final class Crossings {
    private static final String CONCATENATION = "Ljava/lang/invoke/StringConcatFactory;";

    private Crossings() {}

    /** A line, and in words what is done. */
    record Crossing(RedLine line, String what) {}

    /** What is wrong with an instruction, if anything. */
    static Optional<Crossing> of(Instruction instruction) {
        return switch (instruction) {
            case NewObjectInstruction made ->
                crossing(RedLine.ALLOCATION, "makes a " + made.className().asInternalName());
            case NewPrimitiveArrayInstruction _, NewReferenceArrayInstruction _, NewMultiArrayInstruction _ ->
                crossing(RedLine.ALLOCATION, "makes an array");
            case InvokeDynamicInstruction made -> of(made);
            case MonitorInstruction monitor
            when monitor.opcode() == Opcode.MONITORENTER -> crossing(RedLine.MONITOR, "enters a monitor");
            case ConstantInstruction.LoadConstantInstruction constant -> of(constant.constantValue());
            default -> Optional.empty();
        };
    }

    private static Optional<Crossing> of(InvokeDynamicInstruction made) {
        Optional<Lambda> lambda = Lambda.made(made);
        if (lambda.isPresent()) {
            return lambda.get().captures()
                    ? crossing(RedLine.ALLOCATION, "makes a lambda that captures")
                    : Optional.empty();
        }
        return made.bootstrapMethod().owner().descriptorString().equals(CONCATENATION)
                ? crossing(RedLine.STRING, "concatenates strings")
                : crossing(RedLine.CALL, "links " + made.bootstrapMethod().methodName());
    }

    private static Optional<Crossing> of(ConstantDesc constant) {
        return switch (constant) {
            case Number _ -> Optional.empty();
            case String _ -> crossing(RedLine.STRING, "uses a string");
            default -> crossing(RedLine.CALL, "resolves " + constant);
        };
    }

    private static Optional<Crossing> crossing(RedLine line, String what) {
        return Optional.of(new Crossing(line, what));
    }
}
