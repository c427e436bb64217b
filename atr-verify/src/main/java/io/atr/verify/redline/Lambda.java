package io.atr.verify.redline;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/**
 * A lambda or method reference where it is made.
 *
 * @param implemented the interface's method
 * @param body what it runs
 * @param captures whether it holds on to anything: one that does not is made once, when its place is linked, for the place
 *     is then a constant; one that does is made whenever the place is passed
 */
record Lambda(Method implemented, Method body, boolean captures) {
    private static final String FACTORY = "Ljava/lang/invoke/LambdaMetafactory;";

    /** What a dynamic call makes, if it is a lambda. */
    static Optional<Lambda> made(InvokeDynamicInstruction call) {
        if (!call.bootstrapMethod().owner().descriptorString().equals(FACTORY)
                || !(call.bootstrapArgs().get(0) instanceof MethodTypeDesc erased)
                || !(call.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc body)) {
            return Optional.empty();
        }
        MethodTypeDesc factory = call.typeSymbol();
        return Optional.of(new Lambda(
                new Method(internal(factory.returnType()), call.name().stringValue(), erased.descriptorString()),
                new Method(internal(body.owner()), body.methodName(), body.lookupDescriptor()),
                factory.parameterCount() > 0));
    }

    private static String internal(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }
}
