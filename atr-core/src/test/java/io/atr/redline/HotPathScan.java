package io.atr.redline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows calls from entry points through our own classes, down to leaves of the JDK that are known to be harmless, and
 * finds every instruction that crosses a red line. A call of an interface is followed into the implementations that the
 * scan is told of; boundaries (the user's handlers, commands of the control plane, the clock) are not followed.
 */
final class HotPathScan {
    private final String ours;
    private final Map<String, List<String>> implementations;
    private final Set<String> boundaries;
    private final Map<String, ClassModel> classes = new HashMap<>();
    private final Set<Method> seen = new HashSet<>();
    private final Deque<List<Method>> paths = new ArrayDeque<>();
    private final List<String> findings = new ArrayList<>();

    HotPathScan(String ours, Map<String, List<String>> implementations, Set<String> boundaries) {
        this.ours = ours;
        this.implementations = implementations;
        this.boundaries = boundaries;
    }

    /** Scans from every method of a name in a class; answers each finding with the path to it. */
    List<String> scan(Class<?> type, String name) {
        String owner = type.getName().replace('.', '/');
        for (MethodModel method : model(owner).methods()) {
            if (method.methodName().stringValue().equals(name)) {
                enter(List.of(), new Method(owner, name, method.methodType().stringValue()));
            }
        }
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("no method " + name + " in " + type);
        }
        while (!paths.isEmpty()) {
            scan(paths.poll());
        }
        return findings;
    }

    /** How many methods were looked at. */
    int methods() {
        return seen.size();
    }

    private void scan(List<Method> path) {
        Method method = path.getLast();
        Optional<MethodModel> found = find(method);
        if (found.isEmpty()) {
            return;
        }
        if (found.get().flags().has(AccessFlag.SYNCHRONIZED)) {
            findings.add(path + " is synchronized");
        }
        found.get().code().ifPresent(code -> code.forEach(element -> look(path, element)));
    }

    private void look(List<Method> path, CodeElement element) {
        RedLine.crossedBy(element, path.getLast().owner()).ifPresent(what -> findings.add(path + " " + what));
        if (element instanceof InvokeInstruction call) {
            follow(path, call);
        }
    }

    private void follow(List<Method> path, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        if (boundaries.contains(owner + "." + call.name().stringValue()) || owner.equals("java/lang/AssertionError")) {
            return;
        }
        if (!owner.startsWith(ours)) {
            if (!RedLine.isSafeLeaf(call)) {
                findings.add(path + " calls " + owner + "." + call.name().stringValue());
            }
            return;
        }
        for (String target : implementations.getOrDefault(owner, List.of(owner))) {
            enter(
                    path,
                    new Method(target, call.name().stringValue(), call.type().stringValue()));
        }
    }

    private void enter(List<Method> path, Method method) {
        if (seen.add(method)) {
            List<Method> longer = new ArrayList<>(path);
            longer.add(method);
            paths.add(longer);
        }
    }

    private Optional<MethodModel> find(Method method) {
        return model(method.owner()).methods().stream()
                .filter(one -> one.methodName().stringValue().equals(method.name()))
                .filter(one -> one.methodType().stringValue().equals(method.type()))
                .findFirst();
    }

    private ClassModel model(String owner) {
        return classes.computeIfAbsent(owner, name -> {
            try (InputStream in = HotPathScan.class.getResourceAsStream("/" + name + ".class")) {
                if (in == null) {
                    throw new IllegalArgumentException("no class " + name);
                }
                return ClassFile.of().parse(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
