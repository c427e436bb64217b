package io.atr.verify.redline;

import io.atr.verify.redline.Calls.Callee;
import io.atr.verify.redline.Calls.Way;
import io.atr.verify.redline.Walk.Step;
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
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Row 6.ops: which operations governance is made of. Looked at is every hot method of the package of governance, and all
 * that they call.
 *
 * <p>Permitted are: loads and stores of whole numbers and references, in variables, fields, arrays and segments; sums and
 * differences; bits (and, or, exclusive or, shifts); compares and jumps; conversions between whole numbers; and one
 * product in each of the few methods that {@link #PRODUCTS} lists. Anything else is a finding: quotients and remainders, floating point,
 * products elsewhere, types looked at, jump tables, and calls that are neither ours nor one of {@link Leaves#isOperation}.
 */
final class OperationScan {
    /** Where a product may be reckoned, one in each, and what for. */
    static final Map<String, String> PRODUCTS = Map.of(
            "io/atr/governance/Ledger.takeToken", "the refill: rate x elapsed time",
            "io/atr/governance/ShardMap.place", "topic div N, as a product with the reciprocal instead of a quotient",
            "io/atr/governance/ShardMap.shard", "topic mod N: topic - place x N",
            "io/atr/governance/Governor.mine", "the same, as a compare");

    private static final Set<Opcode> SUMS_AND_BITS = EnumSet.of(
            Opcode.IADD,
            Opcode.LADD,
            Opcode.ISUB,
            Opcode.LSUB,
            Opcode.INEG,
            Opcode.LNEG,
            Opcode.LCMP,
            Opcode.IAND,
            Opcode.LAND,
            Opcode.IOR,
            Opcode.LOR,
            Opcode.IXOR,
            Opcode.LXOR,
            Opcode.ISHL,
            Opcode.LSHL,
            Opcode.ISHR,
            Opcode.LSHR,
            Opcode.IUSHR,
            Opcode.LUSHR,
            Opcode.ARRAYLENGTH);
    private static final Set<Opcode> MULTIPLICATIONS = EnumSet.of(Opcode.IMUL, Opcode.LMUL);

    private final Calls calls;
    private final List<Finding> findings = new ArrayList<>();

    private OperationScan(Calls calls) {
        this.calls = calls;
    }

    /** Of some methods and what they call. */
    static List<Finding> of(Calls calls, Collection<Step> steps) {
        OperationScan scan = new OperationScan(calls);
        steps.forEach(scan::look);
        return scan.findings;
    }

    private void look(Step step) {
        step.flow()
                .ifPresent(flow -> flow.live().stream()
                        .filter(at -> !isPermitted(step.method(), flow, at))
                        .forEach(at -> findings.add(step.finding(RedLine.OPERATION, at, words(flow.at(at))))));
    }

    private boolean isPermitted(Method method, Flow flow, int at) {
        return switch (flow.at(at)) {
            case LoadInstruction load -> isWhole(load.typeKind());
            case StoreInstruction store -> isWhole(store.typeKind());
            case ArrayLoadInstruction load -> isWhole(load.typeKind());
            case ArrayStoreInstruction store -> isWhole(store.typeKind());
            case FieldInstruction field -> isWhole(TypeKind.from(field.typeSymbol()));
            case ReturnInstruction end -> isWhole(end.typeKind());
            case ConstantInstruction constant -> isWhole(constant.typeKind());
            case ConvertInstruction convert -> isWhole(convert.fromType()) && isWhole(convert.toType());
            case BranchInstruction _, IncrementInstruction _, StackInstruction _ -> true;
            case OperatorInstruction operator ->
                SUMS_AND_BITS.contains(operator.opcode()) || isListedProduct(method, flow, operator);
            case InvokeInstruction call -> calls.callees(method, call).stream().allMatch(OperationScan::isPermitted);
            default -> false;
        };
    }

    private static boolean isPermitted(Callee callee) {
        return callee.way() == Way.OURS || Leaves.isOperation(callee.method());
    }

    private static boolean isListedProduct(Method method, Flow flow, OperatorInstruction operator) {
        return MULTIPLICATIONS.contains(operator.opcode())
                && PRODUCTS.containsKey(method.qualified())
                && flow.live().stream()
                                .filter(at ->
                                        MULTIPLICATIONS.contains(flow.at(at).opcode()))
                                .count()
                        == 1;
    }

    private static boolean isWhole(TypeKind kind) {
        return kind != TypeKind.FLOAT && kind != TypeKind.DOUBLE;
    }

    private static String words(Instruction instruction) {
        return instruction instanceof InvokeInstruction call
                ? "calls " + call.owner().asInternalName() + "." + call.name().stringValue()
                : instruction.opcode().name().toLowerCase(Locale.ROOT);
    }
}
