package io.atr.node.rules;

import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Random sound rules, and what they mean, worked out slowly packet by packet. */
final class RuleModel {
    private static final String[] PARTS = {"nyse", "ice", "a", "b", "udp:10.0.0.1:53", "ü"};

    final List<Topic> topics = new ArrayList<>();
    final List<Sender> senders = new ArrayList<>();

    record Topic(String name, int first, int last, long rate, long burst, int priority) {}

    record Sender(String name, int id, String address, List<String> publish, List<String> deny, int maxInFlight) {}

    RuleModel(long seed) {
        Random random = new Random(seed);
        BitSet ids = new BitSet();
        for (int i = random.nextInt(8); i > 0; i--) {
            addTopic(random, ids);
        }
        ids.clear();
        for (int i = random.nextInt(6); i > 0; i--) {
            addSender(random, ids);
        }
    }

    /** Whether a packet of this sender on this topic is permitted. */
    boolean permits(int sender, int topic) {
        for (Sender one : senders) {
            for (Topic other : topics) {
                if (one.id == sender && other.first <= topic && topic <= other.last) {
                    return one.publish.stream().anyMatch(pattern -> covers(pattern, other.name))
                            && one.deny.stream().noneMatch(pattern -> denies(pattern, other.name));
                }
            }
        }
        return false;
    }

    /** A name without *, near those of topics and patterns. */
    String someName(Random random) {
        List<String> wild = new ArrayList<>(List.of("nyse.*"));
        topics.forEach(topic -> wild.add(topic.name));
        senders.forEach(sender -> wild.addAll(sender.publish));
        senders.forEach(sender -> wild.addAll(sender.deny));
        StringBuilder name = new StringBuilder();
        for (char c : wild.get(random.nextInt(wild.size())).toCharArray()) {
            name.append(c != '*' ? String.valueOf(c) : random.nextInt(3) == 0 ? "" : name(random, false));
        }
        return name.toString();
    }

    /** A name's own * is tried as a character that no pattern says. */
    static boolean covers(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.matches(regex.toString(), name.replace('*', '\u00A7'));
    }

    private boolean denies(String pattern, String name) {
        boolean closer = topics.stream()
                .map(Topic::name)
                .anyMatch(other -> covers(other, pattern) && (!other.contains("*") || said(other) > said(name)));
        return covers(pattern, name) || (meets(pattern, name) && !closer);
    }

    private static int said(String name) {
        return name.replace("*", "").length();
    }

    private static boolean meets(String one, String other) {
        if (one.isEmpty() && other.isEmpty()) {
            return true;
        }
        if (one.startsWith("*")) {
            return meets(one.substring(1), other) || (!other.isEmpty() && meets(one, other.substring(1)));
        }
        if (other.startsWith("*")) {
            return meets(other, one);
        }
        return !one.isEmpty()
                && !other.isEmpty()
                && one.charAt(0) == other.charAt(0)
                && meets(one.substring(1), other.substring(1));
    }

    private void addTopic(Random random, BitSet ids) {
        int base = random.nextInt(10) == 0 ? 65_500 : 0;
        int first = base + random.nextInt(36);
        int last = Math.min(65_535, first + (random.nextBoolean() ? 0 : random.nextInt(10)));
        String name = name(random, random.nextBoolean());
        int taken = ids.nextSetBit(first);
        if ((taken >= 0 && taken <= last) || topics.stream().anyMatch(topic -> topic.name.equals(name))) {
            return;
        }
        ids.set(first, last + 1);
        long rate = random.nextInt(3) == 0 ? TopicRule.UNLIMITED : 1 + random.nextLong(TopicRule.MAX);
        boolean ownBurst = rate != TopicRule.UNLIMITED && random.nextBoolean();
        long usual = rate == TopicRule.UNLIMITED ? TopicRule.MAX : rate;
        long burst = ownBurst ? 1 + random.nextLong(TopicRule.MAX) : usual;
        topics.add(new Topic(name, first, last, rate, burst, random.nextInt(8)));
    }

    private void addSender(Random random, BitSet ids) {
        int id = random.nextInt(10) == 0 ? 65_535 : random.nextInt(10);
        String name = name(random, false);
        String any = senders.stream().anyMatch(sender -> sender.address.equals("*")) ? "" : "*";
        String address = random.nextBoolean() ? "10.0.0." + id % 256 : any;
        if (ids.get(id) || senders.stream().anyMatch(sender -> sender.name.equals(name))) {
            return;
        }
        ids.set(id);
        int maxInFlight = random.nextBoolean() ? SenderRule.UNLIMITED : 1 + random.nextInt(1_000_000_000);
        senders.add(new Sender(name, id, address, patterns(random), patterns(random), maxInFlight));
    }

    private List<String> patterns(Random random) {
        List<String> patterns = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            patterns.add(pattern(random));
        }
        return patterns;
    }

    /** Mostly something near a topic's name, or few patterns would ever match. */
    private String pattern(Random random) {
        if (topics.isEmpty() || random.nextInt(4) == 0) {
            return name(random, true);
        }
        String name = topics.get(random.nextInt(topics.size())).name;
        int from = random.nextInt(name.length() + 1);
        int to = from + random.nextInt(name.length() + 1 - from);
        return switch (random.nextInt(4)) {
            case 0 -> name;
            case 1 -> name.substring(0, from) + "*";
            case 2 -> "*" + name.substring(from);
            default -> name.substring(0, from) + "*" + name.substring(to);
        };
    }

    private static String name(Random random, boolean wild) {
        StringBuilder name = new StringBuilder(PARTS[random.nextInt(PARTS.length)]);
        for (int i = random.nextInt(3); i > 0; i--) {
            name.append('.').append(wild && random.nextBoolean() ? "*" : PARTS[random.nextInt(PARTS.length)]);
        }
        return name.toString();
    }
}
