package io.atr.verify.redline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.verify.redline.Boundaries.Boundary;
import io.atr.verify.redline.governed.ForbiddenOperations;
import io.atr.verify.redline.governed.HarmlessOperations;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every forbidden thing is caught for what it is, and nothing else is. */
class FixtureTest {
    private static final String GOVERNED = "io/atr/verify/redline/governed/";
    private static final List<Class<?>> FIXTURES = List.of(
            ForbiddenThings.class,
            ForbiddenChases.class,
            ForbiddenOperations.class,
            HarmlessThings.class,
            HarmlessOperations.class);
    private static final List<Boundary> BOUNDARIES = List.of(new Boundary(
            "io/atr/verify/redline/HarmlessThings.endsTheWay", "io/atr/verify/redline/CallTargets$Unanswered.ask", ""));
    private static final Calls CALLS = calls();

    @ParameterizedTest
    @MethodSource("methods")
    void whatAMethodDoesIsFoundAndNothingElse(Method method, Set<RedLine> crossed) {
        List<Finding> findings = Scan.of(CALLS, List.of(method), GOVERNED).findings();
        assertEquals(
                crossed, findings.stream().map(Finding::line).collect(Collectors.toSet()), () -> "found: " + findings);
        for (Finding finding : findings) {
            assertEquals(method, finding.path().getFirst());
            assertTrue(finding.where().matches("\\w+\\.java:\\d+|native"), finding.where());
        }
    }

    @Test
    void everyRedLineIsCrossedSomewhere() {
        Set<RedLine> crossed = EnumSet.noneOf(RedLine.class);
        methods()
                .forEach(
                        method -> Arrays.stream(method).skip(1).forEach(lines -> crossed.addAll((Set<RedLine>) lines)));
        assertEquals(EnumSet.allOf(RedLine.class), crossed);
    }

    @Test
    void everyMethodOfTheFixturesSaysWhatItCrosses() {
        for (Class<?> type : FIXTURES) {
            for (java.lang.reflect.Method method : type.getDeclaredMethods()) {
                boolean helper = Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers());
                assertTrue(
                        helper || method.isSynthetic() || method.isAnnotationPresent(Crosses.class), method::toString);
            }
        }
    }

    @Test
    void theWholeWayIsTold() {
        Method entry = named("locksTwoCallsDown");
        Finding finding = Scan.of(CALLS, List.of(entry), GOVERNED).findings().getFirst();
        assertTrue(
                finding.toString()
                        .matches(
                                "ForbiddenThings.locksTwoCallsDown -> ForbiddenThings.oneDown -> ForbiddenThings.locks"
                                        + " \\(ForbiddenThings.java:\\d+\\): calls java/util/concurrent/locks/ReentrantLock.lock"),
                finding.toString());
    }

    static Stream<Object[]> methods() {
        List<Object[]> all = new ArrayList<>();
        for (Class<?> type : FIXTURES) {
            for (java.lang.reflect.Method method : type.getDeclaredMethods()) {
                Crosses crosses = method.getAnnotation(Crosses.class);
                if (crosses != null) {
                    all.add(new Object[] {method(method), Set.of(crosses.value())});
                }
            }
        }
        return all.stream();
    }

    private static Method named(String name) {
        return Stream.of(ForbiddenThings.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .map(FixtureTest::method)
                .findFirst()
                .orElseThrow();
    }

    private static Method method(java.lang.reflect.Method method) {
        var type = java.lang.invoke.MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        return new Method(
                method.getDeclaringClass().getName().replace('.', '/'), method.getName(), type.descriptorString());
    }

    private static Calls calls() {
        try {
            return new Calls(ClassFiles.around(FixtureTest.class), new Boundaries(BOUNDARIES), new Leaves());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
