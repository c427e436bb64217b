package io.atr.verify.redline;

import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;

/**
 * Tells what references are, as instructions bring them forth; of those that it does not care for, nothing is known. May be
 * asked of the same instruction several times.
 */
interface References {
    /** One that is loaded from a field of {@code holder}. */
    default Value field(int at, FieldInstruction load, Value holder) {
        return Value.VARYING;
    }

    /** One that is loaded from a static field. */
    default Value global(int at, FieldInstruction load) {
        return Value.VARYING;
    }

    /** One that is loaded from an array. */
    default Value element(int at) {
        return Value.VARYING;
    }

    /** One that a call answers; asked of every call, also where it answers none. */
    default Value result(int at, InvokeInstruction call, List<Value> arguments) {
        return Value.VARYING;
    }

    /** Any other: a new object, a constant. */
    default Value other(int at) {
        return Value.VARYING;
    }
}
