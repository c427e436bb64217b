package io.atr.node.serve.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 2,3,8-11}, with or without brackets. */
final class CpuList {
    private static final int HIGHEST = 1023;
    private static final Pattern PART = Pattern.compile("([0-9]{1,4})(?:-([0-9]{1,4}))?");

    private CpuList() {}

    static List<Integer> read(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        List<Integer> cpus = new ArrayList<>();
        if (bare.isBlank()) {
            return cpus;
        }
        for (String part : bare.split(",", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                throw wrong();
            }
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (last > HIGHEST || last < first) {
                throw wrong();
            }
            for (int cpu = first; cpu <= last; cpu++) {
                cpus.add(cpu);
            }
        }
        return List.copyOf(cpus);
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                "is no list of processors; write numbers in 0.." + HIGHEST + " and ranges, such as 2,3,8-11");
    }
}
