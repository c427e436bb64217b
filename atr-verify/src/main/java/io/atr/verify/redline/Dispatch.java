package io.atr.verify.redline;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which methods a call may end in: all that our classes hold, whether such an object is ever made or not. Classes that
 * extend or implement the named one are found in the class files, lambdas and method references where they are made.
 */
final class Dispatch {
    private final ClassFiles files;
    private final Map<String, List<String>> below = new HashMap<>();
    private final Map<Method, List<Method>> lambdas = new HashMap<>();

    Dispatch(ClassFiles files) {
        this.files = files;
        for (ClassModel model : files.models()) {
            above(model)
                    .forEach(parent -> below.computeIfAbsent(parent, _ -> new ArrayList<>())
                            .add(model.thisClass().asInternalName()));
            model.methods().forEach(this::findLambdas);
        }
    }

    /** With code, or outside of ours; empty when nothing here answers the call. */
    Set<Method> targets(InvokeInstruction call) {
        Method named = new Method(
                call.owner().asInternalName(),
                call.name().stringValue(),
                call.type().stringValue());
        Optional<Method> resolved = resolve(named);
        if (!files.has(named.owner())) {
            return Set.of(named);
        }
        boolean fixed = call.opcode() == Opcode.INVOKESTATIC || call.opcode() == Opcode.INVOKESPECIAL;
        if (fixed || resolved.map(this::isPrivate).orElse(false)) {
            return Set.of(resolved.orElse(named));
        }
        Set<Method> targets = new LinkedHashSet<>();
        resolved.filter(this::isRunnable).ifPresent(targets::add);
        for (String type : lineage(named.owner())) {
            Method there = new Method(type, named.name(), named.type());
            resolve(there).filter(this::isRunnable).ifPresent(targets::add);
            targets.addAll(lambdas.getOrDefault(there, List.of()));
        }
        return targets;
    }

    /** A class and all below it. */
    private Set<String> lineage(String owner) {
        Set<String> all = new LinkedHashSet<>();
        all.add(owner);
        below.getOrDefault(owner, List.of()).forEach(child -> all.addAll(lineage(child)));
        return all;
    }

    /** The method as a class has it: its own, or the nearest that it inherits; the first outside of ours is its own. */
    private Optional<Method> resolve(Method method) {
        ClassModel model = files.model(method.owner());
        if (model == null) {
            return method.owner().equals("java/lang/Object") ? Optional.empty() : Optional.of(method);
        }
        if (files.declared(method).isPresent()) {
            return Optional.of(method);
        }
        return above(model)
                .flatMap(parent -> resolve(new Method(parent, method.name(), method.type())).stream())
                .findFirst();
    }

    private static Stream<String> above(ClassModel model) {
        return Stream.concat(model.superclass().stream(), model.interfaces().stream())
                .map(ClassEntry::asInternalName);
    }

    private boolean isPrivate(Method method) {
        return files.declared(method)
                .map(model -> model.flags().has(AccessFlag.PRIVATE))
                .orElse(false);
    }

    private boolean isRunnable(Method method) {
        return files.declared(method)
                .map(model -> !model.flags().has(AccessFlag.ABSTRACT))
                .orElse(true);
    }

    private void findLambdas(MethodModel method) {
        method.code()
                .ifPresent(code -> code.forEach(element -> {
                    if (element instanceof InvokeDynamicInstruction made) {
                        Lambda.made(made)
                                .ifPresent(
                                        lambda -> lambdas.computeIfAbsent(lambda.implemented(), _ -> new ArrayList<>())
                                                .add(lambda.body()));
                    }
                }));
    }
}
