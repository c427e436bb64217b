package io.atr.verify.doctor;

import java.util.List;
import java.util.TreeSet;

/** How fast cores run, and how long they take to wake. */
final class Power implements Check {
    private static final String CPUS = "sys/devices/system/cpu/";
    private static final long SHALLOW_MICROS = 10;

    @Override
    public List<Finding> look(Host host) {
        return List.of(governor(host), sleep(host));
    }

    private static Finding governor(Host host) {
        TreeSet<String> governors = new TreeSet<>();
        for (String cpu : host.names(CPUS)) {
            host.line(CPUS + cpu + "/cpufreq/scaling_governor").ifPresent(governors::add);
        }
        String found = governors.isEmpty()
                ? "not to be seen here: the host or the firmware decides"
                : String.join(", ", governors);
        return Finding.of(
                governors.stream().allMatch("performance"::equals) && !governors.isEmpty(),
                "power.governor",
                "frequency governor",
                found,
                "a core at half its frequency doubles every figure: 66 ns become 132",
                "sudo cpupower frequency-set -g performance" + (governors.isEmpty() ? " (on the host)" : ""));
    }

    private static Finding sleep(Host host) {
        String folder = CPUS + "cpu0/cpuidle/";
        long longest = 0;
        String deepest = "none";
        for (String state : host.names(folder)) {
            long micros = number(host.line(folder + state + "/latency").orElse(""));
            boolean off = host.line(folder + state + "/disable").orElse("0").equals("1");
            if (!off && micros >= longest) {
                longest = micros;
                deepest = host.line(folder + state + "/name").orElse(state) + ", " + micros * 1000 + " ns to wake";
            }
        }
        return Finding.of(
                longest <= SHALLOW_MICROS,
                "power.cstates",
                "deepest sleep of a core",
                deepest,
                "a first packet after a pause waits that long for its core",
                "sudo cpupower idle-set -D " + SHALLOW_MICROS);
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
    }
}
