package io.atr.verify.redline;

import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.Set;

/** What becomes of a call. */
final class Calls {
    private static final String CONSTRUCTOR = "<init>";

    private final ClassFiles files;
    private final Dispatch dispatch;
    private final Boundaries boundaries;
    private final Leaves leaves;

    /** How the scan goes on behind a call. */
    enum Way {
        /** Into a method of ours. */
        OURS,
        /** No further: a harmless method of the JDK. */
        LEAF,
        /** No further: the packets' way ends here. */
        BOUNDARY,
        /** No further: what is constructed was allocated, and that was seen. */
        CONSTRUCTED,
        /** It is not known where to. */
        NOWHERE
    }

    /** A method that a call may end in, and what becomes of it there. */
    record Callee(Method method, Way way) {}

    Calls(ClassFiles files, Boundaries boundaries, Leaves leaves) {
        this.files = files;
        this.dispatch = new Dispatch(files);
        this.boundaries = boundaries;
        this.leaves = leaves;
    }

    ClassFiles files() {
        return files;
    }

    /** Every method that a call may end in; at least one. */
    List<Callee> callees(Method from, InvokeInstruction call) {
        Method named = new Method(
                call.owner().asInternalName(),
                call.name().stringValue(),
                call.type().stringValue());
        if (named.name().equals(CONSTRUCTOR)) {
            return List.of(new Callee(named, Way.CONSTRUCTED));
        }
        if (boundaries.crosses(from, named)) {
            return List.of(new Callee(named, Way.BOUNDARY));
        }
        Set<Method> targets = dispatch.targets(call);
        return targets.isEmpty()
                ? List.of(new Callee(named, Way.NOWHERE))
                : targets.stream().map(this::callee).toList();
    }

    private Callee callee(Method target) {
        if (files.has(target.owner())) {
            return new Callee(target, files.declared(target).isPresent() ? Way.OURS : Way.NOWHERE);
        }
        return new Callee(target, leaves.isLeaf(target) ? Way.LEAF : Way.NOWHERE);
    }
}
