package io.atr.node.serve.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values with units: spans of time, amounts of memory; and addresses. */
final class Measures {
    private static final Pattern FIGURE = Pattern.compile("([0-9]{1,9}) ?([A-Za-zµ]+)");
    private static final Pattern LISTEN = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]\\s]+)):([0-9]{1,5})");
    private static final Map<String, Long> TIMES = units("ms", 1, "s", 1_000, "min", 60_000, "h", 3_600_000);
    private static final Map<String, Long> SIZES = units("GiB", 1L << 30, "MiB", 1 << 20, "KiB", 1 << 10, "B", 1);
    private static final int LAST_PORT = 65_535;

    private Measures() {}

    /** A span of time of a range, such as {@code 10 s}. */
    static Kind<Duration> duration(Duration least, Duration most) {
        return Kinds.kind(
                "TIME",
                text -> Duration.ofMillis(
                        figure(text, TIMES, least.toMillis(), most.toMillis(), "a time such as 500 ms, 10 s or 2 min")),
                value -> written(value.toMillis(), TIMES));
    }

    /** An amount of memory of a range, such as {@code 20 MiB}. */
    static Kind<Long> bytes(long least, long most) {
        return Kinds.kind(
                "SIZE",
                text -> figure(text, SIZES, least, most, "a size such as 64 KiB, 20 MiB or 1 GiB"),
                value -> written(value, SIZES));
    }

    /** An address with a port, or {@code off}. */
    static Kind<Listen> listen() {
        return Kinds.kind("ADDRESS", Measures::readListen, Listen::toString);
    }

    private static Listen readListen(String text) {
        Matcher matcher = LISTEN.matcher(text);
        if (text.equals("off") || text.equals("false")) {
            return Listen.OFF;
        }
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > LAST_PORT) {
            throw new IllegalArgumentException(
                    "is no address; write host:port such as 127.0.0.1:7400 or [::1]:7400, or off");
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new Listen(host, Integer.parseInt(matcher.group(3)));
    }

    private static long figure(String text, Map<String, Long> units, long least, long most, String example) {
        Matcher matcher = FIGURE.matcher(text);
        if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
            throw new IllegalArgumentException("has no number and unit; write " + example);
        }
        long value = Math.multiplyExact(Long.parseLong(matcher.group(1)), units.getOrDefault(matcher.group(2), 1L));
        if (value < least || value > most) {
            throw new IllegalArgumentException("is not in " + written(least, units) + ".." + written(most, units)
                    + "; write " + example + " in that range");
        }
        return value;
    }

    private static String written(long value, Map<String, Long> units) {
        String text = "";
        long best = Long.MAX_VALUE;
        for (var unit : units.entrySet()) {
            if (value % unit.getValue() == 0 && value / unit.getValue() < best) {
                best = value / unit.getValue();
                text = best + " " + unit.getKey();
            }
        }
        return text;
    }

    private static Map<String, Long> units(Object... namesAndFactors) {
        Map<String, Long> units = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFactors.length; i += 2) {
            units.put((String) namesAndFactors[i], ((Number) namesAndFactors[i + 1]).longValue());
        }
        return units;
    }
}
