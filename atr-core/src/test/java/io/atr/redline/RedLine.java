package io.atr.redline;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an instruction of the hot path must not be. */
final class RedLine {
    private static final Set<Opcode> DIVISIONS = EnumSet.of(Opcode.IDIV, Opcode.LDIV, Opcode.IREM, Opcode.LREM);
    private static final Pattern FLOATING = Pattern.compile("[FD](ADD|SUB|MUL|DIV|REM|NEG|CMP[LG])");

    /** Everything of the JDK that the hot path may call: none of it locks, blocks, allocates or throws on purpose. */
    private static final Pattern SAFE_LEAF = Pattern.compile("java/lang/foreign/MemorySegment\\.(get|set|copy|byteSize)"
            + "|java/lang/invoke/VarHandle\\.\\w+"
            + "|java/lang/(Math|Integer|Long)\\.(min|max|compareUnsigned|bitCount|numberOf\\w+)"
            + "|java/lang/System\\.nanoTime"
            + "|java/lang/Object\\.<init>"
            + "|java/lang/System\\.arraycopy"
            + "|java/util/List\\.(get|size)");

    private RedLine() {}

    /** What is wrong with an instruction of a class, if anything. */
    static Optional<String> crossedBy(CodeElement element, String owner) {
        return Optional.ofNullable(
                switch (element) {
                    case NewObjectInstruction made ->
                        isAssertion(made)
                                ? null
                                : "allocates " + made.className().asInternalName();
                    case NewPrimitiveArrayInstruction _ -> "allocates an array";
                    case NewReferenceArrayInstruction _ -> "allocates an array";
                    case NewMultiArrayInstruction _ -> "allocates an array";
                    case InvokeDynamicInstruction made ->
                        "makes a lambda or a string: " + made.name().stringValue();
                    case MonitorInstruction _ -> "takes a monitor";
                    case OperatorInstruction operator -> arithmetic(operator.opcode(), owner);
                    default -> null;
                });
    }

    /** Whether the JDK's method is one of those that the hot path may call. */
    static boolean isSafeLeaf(InvokeInstruction call) {
        return SAFE_LEAF
                .matcher(call.owner().asInternalName() + "." + call.name().stringValue())
                .matches();
    }

    private static String arithmetic(Opcode opcode, String owner) {
        if (!owner.startsWith("io/atr/governance/")) {
            return null;
        }
        if (DIVISIONS.contains(opcode)) {
            return "divides";
        }
        return FLOATING.matcher(opcode.name()).matches() ? "uses floating point" : null;
    }

    /** Assertions are off in production; what they would throw is not counted. */
    private static boolean isAssertion(NewObjectInstruction made) {
        return made.className().asInternalName().equals("java/lang/AssertionError");
    }
}
