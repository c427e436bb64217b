package io.atr.verify.redline;

import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What a local variable or a place on the stack holds, as far as the scan cares: of references, whether every turn of a
 * loop has the same there.
 *
 * @param slots that it takes, 1 or 2
 * @param name of a reference that is the same in every turn: where it came from; empty for any other, and for numbers
 */
record Value(int slots, String name) {
    /** A number of one slot, or a reference that may be another one in the next turn. */
    static final Value VARYING = new Value(1, "");

    /** A long or a double. */
    static final Value WIDE = new Value(2, "");

    /** A reference that is the same in every turn. */
    static Value same(String name) {
        return new Value(1, name);
    }

    /** Of a type, nothing else known. */
    static Value of(TypeKind kind) {
        return kind.slotSize() == 2 ? WIDE : VARYING;
    }

    /** Of a method's arguments, its object first, which is argument 0. */
    static List<Value> arguments(MethodModel method, IntFunction<Value> reference) {
        List<Value> arguments = new ArrayList<>();
        if (!method.flags().has(AccessFlag.STATIC)) {
            arguments.add(reference.apply(0));
        }
        for (ClassDesc type : method.methodTypeSymbol().parameterList()) {
            TypeKind kind = TypeKind.from(type);
            arguments.add(kind == TypeKind.REFERENCE ? reference.apply(arguments.size()) : of(kind));
        }
        return arguments;
    }

    boolean isSame() {
        return !name.isEmpty();
    }

    /** What is known where two ways meet. */
    Value or(Value other) {
        return equals(other) ? this : slots == other.slots ? new Value(slots, "") : VARYING;
    }
}
