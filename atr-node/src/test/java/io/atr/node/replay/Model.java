package io.atr.node.replay;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of verdicts that a capture and rules must give, by exact arithmetic and linear searches. */
final class Model {
    private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000);

    private final ModelRules rules;
    private final String topicFrom;
    private final String senderFrom;
    private final Map<Long, BigDecimal> tokens = new HashMap<>();
    private final Map<Long, BigInteger> judgedAt = new HashMap<>();
    private BigInteger now = BigInteger.valueOf(-1);

    /** What an extractor makes of a datagram: an id, or a name, or why it has neither. */
    private record Found(Optional<Long> id, String name, String problem) {
        static Found problem(String reason) {
            return new Found(Optional.empty(), "", reason);
        }

        String text() {
            return id.map(String::valueOf).orElse(name);
        }
    }

    Model(ModelRules rules, String topicFrom, String senderFrom) {
        this.rules = rules;
        this.topicFrom = topicFrom;
        this.senderFrom = senderFrom;
    }

    List<String> verdicts(List<Sample> samples, int loops) {
        List<String> lines = new ArrayList<>();
        lines.add("index,time_ns,topic,sender,verdict,reason");
        BigInteger shift = BigInteger.ZERO;
        for (int pass = 0; pass < loops; pass++) {
            for (Sample sample : samples) {
                now = now.max(BigInteger.valueOf(sample.timeNs()).add(shift));
                Found topic = find(topicFrom, sample, true);
                Found sender = find(senderFrom, sample, false);
                lines.add(lines.size() - 1 + "," + sample.timeNs() + "," + topic.text() + "," + sender.text() + ","
                        + verdict(topic, sender));
            }
            shift = samples.isEmpty() ? shift : now.add(BigInteger.ONE).subtract(time(samples.getFirst()));
        }
        return lines;
    }

    private static BigInteger time(Sample sample) {
        return BigInteger.valueOf(sample.timeNs());
    }

    private String verdict(Found topic, Found sender) {
        if (!topic.problem.isEmpty() || !sender.problem.isEmpty()) {
            return "DROP," + (topic.problem.isEmpty() ? sender.problem : topic.problem);
        }
        Optional<ModelRules.Topic> known = topic.id.flatMap(rules::topic);
        Optional<ModelRules.Sender> from = sender.id.flatMap(rules::sender);
        if (known.isEmpty()) {
            return "DROP,E_GOV_UNKNOWN_TOPIC";
        }
        if (from.isEmpty()) {
            return "DROP,E_GOV_UNKNOWN_SENDER";
        }
        if (!from.get().may(known.get())) {
            return "DROP,E_GOV_DENYLISTED";
        }
        return takeToken(topic.id.get(), known.get()) ? "ALLOW,ALLOWED" : "THROTTLE,E_GOV_THROTTLED";
    }

    private boolean takeToken(long id, ModelRules.Topic topic) {
        if (topic.rate() == 0) {
            return true;
        }
        BigDecimal burst = BigDecimal.valueOf(topic.burst());
        BigDecimal passed = new BigDecimal(now.subtract(judgedAt.getOrDefault(id, now)))
                .divide(new BigDecimal(SECOND))
                .multiply(BigDecimal.valueOf(topic.rate()));
        BigDecimal have = tokens.getOrDefault(id, burst).add(passed).min(burst);
        boolean whole = have.compareTo(BigDecimal.ONE) >= 0;
        tokens.put(id, whole ? have.subtract(BigDecimal.ONE) : have);
        judgedAt.put(id, now);
        return whole;
    }

    private Found find(String extractor, Sample sample, boolean isTopic) {
        if (extractor.startsWith("payload:")) {
            return number(extractor.substring("payload:".length()), sample.payload());
        }
        String kind = extractor.substring(0, extractor.indexOf('.'));
        boolean source = extractor.endsWith(".src");
        String address = source ? sample.source() : sample.target();
        String name = "ip:" + address;
        if (!kind.equals("ip")) {
            if (!kind.equals(sample.udp() ? "udp" : "tcp")) {
                return Found.problem("E_INGRESS_NO_KEY");
            }
            name = kind + ":" + (address.contains(":") ? "[" + address + "]" : address) + ":"
                    + (source ? sample.sourcePort() : sample.targetPort());
        }
        return new Found(isTopic ? rules.topicId(name) : rules.senderId(address), name, "");
    }

    /** @param what such as {@code u16le@28} */
    private static Found number(String what, byte[] payload) {
        int mark = what.indexOf('@');
        int offset = Integer.parseInt(what.substring(mark + 1));
        int bytes = Integer.parseInt(what.substring(1, mark).replaceAll("[a-z]", "")) / 8;
        if (payload.length < offset + bytes) {
            return Found.problem("E_INGRESS_TOO_SHORT");
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            int at = what.contains("le") ? bytes - 1 - i : i;
            value = value * 256 + (payload[offset + at] & 0xFF);
        }
        return new Found(Optional.of(value), "", "");
    }
}
