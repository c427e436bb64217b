package io.atr.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Packages of the data plane depend downward only, and on next to nothing outside it. */
final class PackageDirection {
    /**
     * Who may use whom; a package always may use itself. The root package may use all but those that may use it: what
     * stands on top of the bus as any program does.
     */
    private static final Map<String, Set<String>> BELOW = Map.ofEntries(
            Map.entry("hot", Set.of()),
            Map.entry("packet", Set.of("hot")),
            Map.entry("platform", Set.of()),
            Map.entry("agent", Set.of("platform")),
            Map.entry("memory", Set.of("platform")),
            Map.entry("ring", Set.of("memory", "packet", "hot")),
            Map.entry("governance", Set.of("agent", "memory", "packet", "hot")),
            Map.entry("shard", Set.of("ring", "governance", "agent", "memory", "packet", "platform", "hot")),
            Map.entry("bridge", Set.of("", "ring", "governance", "agent", "memory", "packet", "platform")),
            Map.entry("transport", Set.of("ring", "governance", "agent", "memory", "packet", "platform")));

    private static final List<String> OUTSIDE = List.of("java.", "org.HdrHistogram.", "org.jspecify.");

    private final String root;

    /** @param root the package that holds the others, {@code io.atr} */
    PackageDirection(String root) {
        this.root = root;
    }

    List<Finding> check(JavaClasses classes) {
        return classes.stream().flatMap(this::check).distinct().toList();
    }

    private Stream<Finding> check(JavaClass type) {
        String from = layer(type);
        if (!from.isEmpty() && !BELOW.containsKey(from)) {
            return Stream.of(
                    new Finding(type.getName(), "package " + from + " has no place; give it one in the table"));
        }
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(target -> !target.isPrimitive())
                .flatMap(target -> breach(from, target).stream())
                .map(what -> new Finding(type.getName(), what));
    }

    private Optional<String> breach(String from, JavaClass target) {
        String name = target.getName();
        if (!isInside(target)) {
            boolean allowed = OUTSIDE.stream().anyMatch(name::startsWith);
            return allowed ? Optional.empty() : Optional.of("uses " + name + ", which is no part of the data plane");
        }
        String to = layer(target);
        boolean allowed = from.equals(to)
                || (from.isEmpty() && !BELOW.getOrDefault(to, Set.of()).contains(""))
                || BELOW.getOrDefault(from, Set.of()).contains(to);
        return allowed ? Optional.empty() : Optional.of("uses " + name + ", which does not lie below it");
    }

    private boolean isInside(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    /** The first part of the package's name below the root; empty for the root itself. */
    private String layer(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(root) ? "" : name.substring(root.length() + 1).split("\\.", 2)[0];
    }
}
