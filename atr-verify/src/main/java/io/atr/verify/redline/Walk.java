package io.atr.verify.redline;

import io.atr.verify.redline.Calls.Callee;
import io.atr.verify.redline.Calls.Way;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All methods of ours that can be reached from some, each with the shortest way to it. */
final class Walk {
    private final Calls calls;
    private final Map<Method, Step> steps = new LinkedHashMap<>();
    private final Deque<Step> open = new ArrayDeque<>();

    /**
     * A method that was reached.
     *
     * @param path to it, itself included
     * @param flow its code; empty where it has none, which is native
     */
    record Step(List<Method> path, MethodModel model, Optional<Flow> flow) {
        Method method() {
            return path.getLast();
        }

        Finding finding(RedLine line, int at, String what) {
            return new Finding(line, path, flow.map(code -> code.where(at)).orElse("native"), what);
        }
    }

    private Walk(Calls calls) {
        this.calls = calls;
    }

    /** From the ends of some paths on. */
    static Walk from(Calls calls, Collection<List<Method>> starts) {
        Walk walk = new Walk(calls);
        starts.forEach(walk::enter);
        while (!walk.open.isEmpty()) {
            walk.goOn(walk.open.poll());
        }
        return walk;
    }

    /** A step to the end of a path, which is a method of ours. */
    static Step step(ClassFiles files, List<Method> path) {
        ClassModel owner = Objects.requireNonNull(files.model(path.getLast().owner()));
        MethodModel model = files.declared(path.getLast()).orElseThrow();
        return new Step(path, model, model.code().map(_ -> new Flow(owner, model)));
    }

    /** In the order in which they were reached: the nearest first. */
    Collection<Step> steps() {
        return steps.values();
    }

    /** Which of the reached methods a reached method calls. */
    List<Method> calledBy(Step step) {
        List<Method> called = new ArrayList<>();
        step.flow()
                .ifPresent(flow -> flow.live().stream().forEach(at -> {
                    if (flow.at(at) instanceof InvokeInstruction call) {
                        calls.callees(step.method(), call).stream()
                                .filter(callee -> callee.way() == Way.OURS)
                                .map(Callee::method)
                                .forEach(called::add);
                    }
                }));
        return called;
    }

    private void goOn(Step step) {
        for (Method called : calledBy(step)) {
            List<Method> longer = new ArrayList<>(step.path());
            longer.add(called);
            enter(longer);
        }
    }

    private void enter(List<Method> path) {
        Method method = path.getLast();
        if (!steps.containsKey(method)) {
            Step step = step(calls.files(), path);
            steps.put(method, step);
            open.add(step);
        }
    }
}
