package io.atr.node.revision;

import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Random sound rule files. Each place for a topic or sender has a seed of its own, so that a file can be changed in some
 * places and stay as it is in the others. Ids of topics are below {@link #TOPIC_IDS}, of senders below {@link #SENDER_IDS}.
 */
final class RandomRules {
    static final int TOPIC_IDS = 80;
    static final int SENDER_IDS = 18;

    private static final String[] NAMES = {"a.b", "a.*", "a.x", "b", "b.c*", "udp:10.0.0.1:53", "udp:10.0.*", "c"};
    private static final String[] PATTERNS = {
        "*", "a.*", "a.b", "b*", "*.c", "udp:*", "udp:10.0.0.1:53", "c", "a.b.v2", "*.v2", "nothing", "*x"
    };
    private static final int SENDERS = SENDER_IDS / 3;

    private final long[] topicSeeds;
    private final long[] senderSeeds;

    private RandomRules(long[] topicSeeds, long[] senderSeeds) {
        this.topicSeeds = topicSeeds;
        this.senderSeeds = senderSeeds;
    }

    static RandomRules of(Random random) {
        return new RandomRules(
                random.longs(NAMES.length).toArray(), random.longs(SENDERS).toArray());
    }

    /** The same with some entries made anew. */
    RandomRules changed(Random random) {
        RandomRules other = new RandomRules(topicSeeds.clone(), senderSeeds.clone());
        int many = random.nextInt(4);
        for (int i = 0; i < many; i++) {
            long[] seeds = random.nextBoolean() ? other.topicSeeds : other.senderSeeds;
            seeds[random.nextInt(seeds.length)] = random.nextLong();
        }
        return other;
    }

    /** One line for each entry, in any order. */
    String text(Random order) {
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < topicSeeds.length; i++) {
            topic(i, new Random(topicSeeds[i]), topics);
        }
        List<String> senders = new ArrayList<>();
        for (int i = 0; i < senderSeeds.length; i++) {
            sender(i, new Random(senderSeeds[i]), senders);
        }
        Collections.shuffle(topics, order);
        Collections.shuffle(senders, order);
        String comment = order.nextBoolean() ? "# " + order.nextInt() + "\n" : "";
        return comment + "version: 1\n" + section("topics", topics) + comment + section("senders", senders);
    }

    static RuleBook book(String text) {
        try {
            return RulesReader.parse("rules.yaml", text);
        } catch (RulesException e) {
            throw new AssertionError(e.getMessage() + "\n" + text, e);
        }
    }

    /** Whether a pattern stands for a name without *. */
    static boolean covers(String pattern, String name) {
        return name.matches(
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private static String section(String key, List<String> lines) {
        return key + ":" + (lines.isEmpty() ? " []\n" : "\n" + String.join("", lines));
    }

    private static void topic(int place, Random random, List<String> lines) {
        if (random.nextInt(5) == 0) {
            return;
        }
        int first = place * 10 + random.nextInt(5);
        int last = first + random.nextInt(5);
        String version = random.nextInt(3) == 0 ? ".v2" : "";
        String limit = random.nextInt(3) == 0
                ? ""
                : ", rate: " + (1 + random.nextInt(3)) + "k/s, burst: " + (5000 + random.nextInt(3));
        lines.add("  - {name: \"" + NAMES[place] + version + "\", ids: " + first + "-" + last + limit + ", priority: p"
                + random.nextInt(3) + "}\n");
    }

    private static void sender(int place, Random random, List<String> lines) {
        if (random.nextInt(5) == 0) {
            return;
        }
        String address = switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> ", address: 10.0.0." + place;
            default -> place == 0 ? ", address: \"*\"" : ", address: 10.0.1." + place;
        };
        String quota = random.nextBoolean() ? "" : ", max_in_flight: " + (1 + random.nextInt(3));
        lines.add("  - {name: \"s" + place + (random.nextInt(4) == 0 ? "*" : "") + "\", id: "
                + (place * 3 + random.nextInt(3)) + address + quota + ", publish: " + patterns(random, 3) + ", deny: "
                + patterns(random, 2) + "}\n");
    }

    private static String patterns(Random random, int most) {
        return random.ints(random.nextInt(most + 1), 0, PATTERNS.length)
                .mapToObj(i -> '"' + PATTERNS[i] + '"')
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
