package io.atr.verify.redline;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;

/**
 * A method as byte code names it.
 *
 * @param owner its class, in internal form
 * @param name its name
 * @param type its descriptor
 */
public record Method(String owner, String name, String type) {
    static Method of(ClassModel owner, MethodModel method) {
        return new Method(
                owner.thisClass().asInternalName(),
                method.methodName().stringValue(),
                method.methodType().stringValue());
    }

    /** Owner and name, in internal form. */
    String qualified() {
        return owner + "." + name;
    }

    @Override
    public String toString() {
        return owner.substring(owner.lastIndexOf('/') + 1).replace('$', '.') + "." + name;
    }
}
