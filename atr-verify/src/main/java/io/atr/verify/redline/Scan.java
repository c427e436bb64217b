package io.atr.verify.redline;

import io.atr.Bus;
import io.atr.verify.redline.Walk.Step;
import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scan for red lines saw.
 *
 * @param entries methods in which the hot path is entered
 * @param methods that were looked at: the entries, and all that they call
 * @param governing those of them that were looked at for their operations
 * @param packetLoops loops that turn once for each packet
 * @param chasing methods with such a loop, or called in one
 * @param findings red lines that are crossed
 */
public record Scan(
        List<Method> entries,
        List<Method> methods,
        int governing,
        int packetLoops,
        int chasing,
        List<Finding> findings) {
    private static final String GOVERNANCE = "io/atr/governance/";

    /** Copies the lists. */
    public Scan {
        entries = List.copyOf(entries);
        methods = List.copyOf(methods);
        findings = List.copyOf(findings);
    }

    /** Of the data plane: from all of its entries, which are found by what they say of themselves. */
    public static Scan ofDataPlane() throws IOException {
        Calls calls = new Calls(ClassFiles.around(Bus.class), new Boundaries(Boundaries.ALL), new Leaves());
        return of(calls, entries(calls.files()), GOVERNANCE);
    }

    /** From some entries; {@code governance} is how the names of classes of governance begin, in internal form. */
    static Scan of(Calls calls, List<Method> entries, String governance) {
        Walk walk = Walk.from(calls, entries.stream().map(List::of).toList());
        List<Finding> findings = new ArrayList<>(HotScan.of(calls, walk));
        Walk governing = Walk.from(
                calls,
                walk.steps().stream()
                        .filter(step -> step.method().owner().startsWith(governance))
                        .map(Step::path)
                        .toList());
        findings.addAll(OperationScan.of(calls, governing.steps()));
        ChaseScan chases = new ChaseScan(calls).look(walk.steps());
        findings.addAll(chases.findings());
        return new Scan(
                entries,
                walk.steps().stream().map(Step::method).toList(),
                governing.steps().size(),
                chases.loops(),
                chases.methods(),
                findings);
    }

    /** All methods that say of themselves that the hot path is entered there. */
    static List<Method> entries(ClassFiles files) {
        List<Method> entries = new ArrayList<>();
        for (ClassModel owner : files.models()) {
            for (MethodModel method : owner.methods()) {
                if (Marks.isEntry(method)) {
                    entries.add(Method.of(owner, method));
                }
            }
        }
        return entries;
    }

    /** Those that concern a row of the contract. */
    public List<Finding> findings(String row) {
        return findings.stream().filter(one -> one.line().row().equals(row)).toList();
    }
}
