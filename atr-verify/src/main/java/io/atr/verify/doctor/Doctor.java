package io.atr.verify.doctor;

import java.util.List;

/** Looks at all sides of a machine. Changes nothing; any thread. */
public final class Doctor {
    private static final List<Check> CHECKS = List.of(
            new Processors(),
            new Power(),
            new Clocks(),
            new Isolation(),
            new Memory(),
            new Limits(),
            new Gates(),
            new Container(),
            new JavaMachine());

    private Doctor() {}

    /** Everything that was looked at, area by area. */
    public static List<Finding> examine(Host host) {
        return CHECKS.stream().flatMap(check -> check.look(host).stream()).toList();
    }
}
