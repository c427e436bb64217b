package io.atr.node.rules;

import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Writes a model as YAML, in one of the many ways in which it can be written. */
final class RuleWriter {
    private final Random random;

    RuleWriter(long seed) {
        random = new Random(~seed);
    }

    String write(RuleModel model) {
        List<String> parts = new ArrayList<>(List.of("version: 1"));
        if (random.nextBoolean()) {
            parts.add("default: deny");
        }
        parts.add(section("topics", model.topics.stream().map(this::fields).toList()));
        parts.add(section("senders", model.senders.stream().map(this::fields).toList()));
        Collections.shuffle(parts, random);
        String text = String.join("\n", parts) + "\n";
        return random.nextInt(4) == 0 ? text.replace("\n", "\r\n") : text;
    }

    private List<String> fields(RuleModel.Topic topic) {
        List<String> fields = new ArrayList<>(List.of("name: " + text(topic.name())));
        boolean range = topic.first() < topic.last() || random.nextBoolean();
        fields.add(range ? "ids: " + topic.first() + "-" + topic.last() : "id: " + topic.first());
        if (topic.rate() != TopicRule.UNLIMITED) {
            fields.add("rate: " + rate(topic.rate()));
            if (topic.burst() != topic.rate() || random.nextBoolean()) {
                fields.add("burst: " + topic.burst());
            }
        }
        if (topic.priority() != 2 || random.nextBoolean()) {
            fields.add("priority: p" + topic.priority());
        }
        return fields;
    }

    private List<String> fields(RuleModel.Sender sender) {
        List<String> fields = new ArrayList<>(List.of("name: " + text(sender.name()), "id: " + sender.id()));
        if (!sender.address().isEmpty()) {
            fields.add("address: \"" + sender.address() + "\"");
        }
        fields.add("publish: " + patterns(sender.publish()));
        if (!sender.deny().isEmpty() || random.nextBoolean()) {
            fields.add("deny: " + patterns(sender.deny()));
        }
        if (sender.maxInFlight() != SenderRule.UNLIMITED) {
            fields.add("max_in_flight: " + sender.maxInFlight());
        }
        return fields;
    }

    private String rate(long rate) {
        return switch (random.nextInt(4)) {
            case 0 -> rate + "/s";
            case 1 -> String.format("%d.%03dk/s", rate / 1_000, rate % 1_000);
            case 2 -> String.format("%d.%06dM/s", rate / 1_000_000, rate % 1_000_000);
            default -> String.format("\"%d.%09dG/s\"", rate / 1_000_000_000, rate % 1_000_000_000);
        };
    }

    private String patterns(List<String> patterns) {
        return patterns.stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private String text(String text) {
        String quote = random.nextBoolean() ? "\"" : "'";
        boolean needsQuotes = text.indexOf('*') >= 0 || text.indexOf(':') >= 0;
        return needsQuotes || random.nextBoolean() ? quote + text + quote : text;
    }

    private String section(String key, List<List<String>> entries) {
        StringBuilder text = new StringBuilder(key + ":" + (entries.isEmpty() ? " []" : ""));
        for (List<String> fields : entries) {
            List<String> shuffled = new ArrayList<>(fields);
            Collections.shuffle(shuffled, random);
            text.append(random.nextInt(3) == 0 ? "\n  # a comment, to be ignored: {}[]" : "");
            if (random.nextBoolean()) {
                text.append("\n  - {").append(String.join(", ", shuffled)).append("}");
            } else {
                text.append("\n  - ").append(String.join("\n    ", shuffled));
            }
        }
        return text.toString();
    }
}
