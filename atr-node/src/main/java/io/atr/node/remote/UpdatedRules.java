package io.atr.node.remote;

import io.atr.governance.TopicRule;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.SenderEntry;
import io.atr.node.rules.TopicEntry;
import io.atr.transport.v1.GovernanceUpdateRequest;
import io.atr.transport.v1.SenderQuota;
import io.atr.transport.v1.TopicRateLimit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rule file that an update means. Topics outside the allow list are left out, and so are senders without a quota; a
 * topic without a limit is unlimited; every sender may publish on every topic. Topics and senders that were known keep
 * names, priorities and addresses. Where a range of ids falls apart, its longest part keeps the name.
 */
final class UpdatedRules {
    private static final int HIGHEST_ID = 65_535;
    private static final int ORDINARY_PRIORITY = 2;

    private final RuleBook known;
    private final BitSet allowed = new BitSet();
    private final Map<Integer, TopicRateLimit> limits = new HashMap<>();
    private final Map<Integer, SenderQuota> quotas = new TreeMap<>();
    private final FreshNames topicNames = new FreshNames();
    private final FreshNames senderNames = new FreshNames();

    /**
     * Checks an update.
     *
     * @param known the rules in force
     * @throws IllegalArgumentException with what is wrong with the update
     */
    UpdatedRules(GovernanceUpdateRequest update, RuleBook known) {
        this.known = known;
        update.getAllowlistTopicsList().forEach(id -> allowed.set(id("allowlist_topics: topic", id)));
        for (TopicRateLimit limit : update.getTopicLimitsList()) {
            int id = id("topic_limits: topic", limit.getTopicId());
            String topic = "topic " + id + ": ";
            inRange(topic + "capacity", limit.getCapacity());
            inRange(topic + "refill_rate", limit.getRefillRate());
            if (limits.put(id, limit) != null) {
                throw new IllegalArgumentException(topic + "two limits; send one");
            }
        }
        for (SenderQuota quota : update.getSenderQuotasList()) {
            int id = id("sender_quotas: sender", quota.getSenderId());
            inRange("sender " + id + ": max_in_flight", Integer.toUnsignedLong(quota.getMaxInFlight()));
            if (quotas.put(id, quota) != null) {
                throw new IllegalArgumentException("sender " + id + ": two quotas; send one");
            }
        }
    }

    private static int id(String what, int id) {
        if (id < 0 || id > HIGHEST_ID) {
            throw new IllegalArgumentException(
                    what + " " + Integer.toUnsignedString(id) + ": ids are 0 to " + HIGHEST_ID);
        }
        return id;
    }

    private static void inRange(String what, long value) {
        if (value < 1 || value > TopicRule.MAX) {
            throw new IllegalArgumentException(what + " " + Long.toUnsignedString(value) + " is not in 1.."
                    + TopicRule.MAX + "; what is to pass nothing is left out");
        }
    }

    /** The file. */
    String text() {
        List<Run> runs = runs();
        Map<TopicEntry, Run> heirs = heirs(runs);
        heirs.keySet().forEach(topic -> topicNames.take(topic.name()));
        for (int id : quotas.keySet()) {
            SenderEntry sender = known.sender(id);
            if (sender != null) {
                senderNames.take(sender.name());
            }
        }
        StringBuilder text = new StringBuilder("# Written by UpdateGovernance.\nversion: 1\n");
        text.append(runs.isEmpty() ? "topics: []\n" : "topics:\n");
        runs.forEach(run -> append(text, run, heirs));
        text.append(quotas.isEmpty() ? "senders: []\n" : "senders:\n");
        quotas.values().forEach(quota -> append(text, quota));
        return text.toString();
    }

    /** Ids side by side that are one entry of the file. */
    private record Run(
            @Nullable TopicEntry was,
            int first,
            int last,
            @Nullable TopicRateLimit limit) {
        int length() {
            return last - first + 1;
        }
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        int first = allowed.nextSetBit(0);
        while (first >= 0) {
            TopicEntry was = known.topic(first);
            TopicRateLimit limit = limits.get(first);
            int last = first;
            while (was != null
                    && was.equals(known.topic(last + 1))
                    && allowed.get(last + 1)
                    && isLike(limit, last + 1)) {
                last++;
            }
            runs.add(new Run(was, first, last, limit));
            first = allowed.nextSetBit(last + 1);
        }
        return runs;
    }

    private boolean isLike(@Nullable TopicRateLimit limit, int id) {
        TopicRateLimit other = limits.get(id);
        if (limit == null || other == null) {
            return limit == null && other == null;
        }
        return limit.getCapacity() == other.getCapacity() && limit.getRefillRate() == other.getRefillRate();
    }

    /** For each known topic the run that keeps its name. */
    private static Map<TopicEntry, Run> heirs(List<Run> runs) {
        Map<TopicEntry, Run> heirs = new HashMap<>();
        for (Run run : runs) {
            if (run.was() != null) {
                heirs.merge(run.was(), run, (one, other) -> other.length() > one.length() ? other : one);
            }
        }
        return heirs;
    }

    private void append(StringBuilder text, Run run, Map<TopicEntry, Run> heirs) {
        TopicEntry was = run.was();
        String name = was != null && run.equals(heirs.get(was)) ? was.name() : topicNames.fresh("topic-" + run.first());
        text.append("  - {name: ").append(quoted(name));
        text.append(run.length() == 1 ? ", id: " + run.first() : ", ids: " + run.first() + "-" + run.last());
        if (run.limit() != null) {
            text.append(", rate: ").append(run.limit().getRefillRate()).append("/s, burst: ");
            text.append(run.limit().getCapacity());
        }
        text.append(", priority: p").append(was == null ? ORDINARY_PRIORITY : was.priority());
        text.append("}\n");
    }

    private void append(StringBuilder text, SenderQuota quota) {
        SenderEntry was = known.sender(quota.getSenderId());
        String name = was == null ? senderNames.fresh("sender-" + quota.getSenderId()) : was.name();
        String address = was == null ? SenderEntry.ANY_ADDRESS : was.address();
        text.append("  - {name: ").append(quoted(name)).append(", id: ").append(quota.getSenderId());
        if (address != null) {
            text.append(", address: ").append(quoted(address));
        }
        text.append(", publish: ['*'], max_in_flight: ").append(quota.getMaxInFlight());
        text.append("}\n");
    }

    private static String quoted(String name) {
        return "'" + name.replace("'", "''") + "'";
    }
}
