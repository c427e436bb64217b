package io.atr.node.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules as somebody might have changed them, from a seed; and what ids rules have. The text has one entry on each line. */
final class Revised {
    private static final Pattern ID = Pattern.compile("\\bid: \\d+");
    private static final Pattern IDS = Pattern.compile("\\bids?: (\\d+)(?:-(\\d+))?");

    private Revised() {}

    /** Entries left out, rates and permissions changed, ids exchanged. */
    static String of(String yaml, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return "version: 1\ntopics:" + list(changed(entries(yaml, true), random)) + "senders:"
                + list(changed(entries(yaml, false), random));
    }

    /** Every id of the topics, or of the senders. */
    static Set<String> ids(String yaml, boolean topics) {
        Set<String> ids = new TreeSet<>();
        for (String entry : entries(yaml, topics)) {
            Matcher found = IDS.matcher(entry);
            if (found.find()) {
                int last = Integer.parseInt(found.group(2) == null ? found.group(1) : found.group(2));
                for (int id = Integer.parseInt(found.group(1)); id <= last; id++) {
                    ids.add(Integer.toString(id));
                }
            }
        }
        return ids;
    }

    private static List<String> entries(String yaml, boolean topics) {
        int middle = yaml.indexOf("\nsenders:");
        String part = topics ? yaml.substring(0, middle) : yaml.substring(middle);
        return part.lines().filter(line -> line.startsWith("  - ")).toList();
    }

    private static String list(List<String> entries) {
        return entries.isEmpty() ? " []\n" : "\n" + String.join("\n", entries) + "\n";
    }

    private static List<String> changed(List<String> entries, SplittableRandom random) {
        List<String> left = new ArrayList<>();
        for (String entry : entries) {
            switch (random.nextInt(6)) {
                case 0 -> {}
                case 1, 2 -> left.add(changed(entry, random));
                default -> left.add(entry);
            }
        }
        if (left.size() > 1 && random.nextBoolean()) {
            exchange(left, random.nextInt(left.size() - 1));
        }
        return left;
    }

    private static String changed(String entry, SplittableRandom random) {
        String publish = random.nextBoolean() ? "publish: [\"*\"]" : "publish: []";
        boolean looser = random.nextBoolean();
        int burst = looser ? 1_000 : 1 + random.nextInt(3);
        int rate = looser ? 1_000_000 : 1 + random.nextInt(50);
        return entry.replaceAll("burst: \\d+", "burst: " + burst)
                .replaceAll("rate: \\d+/s", "rate: " + rate + "/s")
                .replaceAll("publish: \\[[^]]*]", publish);
    }

    private static void exchange(List<String> entries, int at) {
        Matcher one = ID.matcher(entries.get(at));
        Matcher other = ID.matcher(entries.get(at + 1));
        if (one.find() && other.find()) {
            String id = one.group();
            entries.set(at, one.replaceFirst(other.group()));
            entries.set(at + 1, other.replaceFirst(id));
        }
    }
}
