package io.atr.node.rules;

import io.atr.governance.RuleSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a rule file: the rules, and the names behind their ids. Immutable; any thread.
 *
 * <p>Entries of topics are made as they are asked for, so that a large book is little for the collector to copy. Looking up a name may
 * compare it with every name that has a {@code *}, and may parse an address: keep the answer rather than ask for each packet.
 */
public final class RuleBook {
    /** In place of an id: there is none. */
    public static final int NONE = -1;

    private final RuleSet rules;
    private final TopicTable topics;
    private final List<SenderEntry> senders;
    private final List<Finding> warnings;
    private final int permissionSets;
    private final @Nullable SenderEntry[] senderById;
    private final WildNames<TopicEntry> wildTopics;
    private final SenderIndex senderIndex;
    private final Sources sources;

    RuleBook(
            TopicTable topics, List<SenderEntry> senders, Sources sources, int permissionSets, List<Finding> warnings) {
        this.topics = topics;
        this.senders = List.copyOf(senders);
        this.sources = sources;
        this.permissionSets = Math.max(1, permissionSets);
        this.warnings = List.copyOf(warnings);
        this.senderById = new SenderEntry
                [1 + senders.stream().mapToInt(SenderEntry::id).max().orElse(0)];
        this.wildTopics = new WildNames<>(topics.wild(), TopicEntry::name);
        this.senderIndex = new SenderIndex(senders);
        RuleSet.Builder collected = RuleSet.builder();
        for (TopicEntry topic : topics.list()) {
            for (int id = topic.first(); id <= topic.last(); id++) {
                collected.topic(topic.rule(id));
            }
        }
        for (SenderEntry sender : senders) {
            senderById[sender.id()] = sender;
            collected.sender(sender.rule());
        }
        this.rules = collected.build();
    }

    /** What a bus compiles. */
    public RuleSet rules() {
        return rules;
    }

    /** The topics, in the file's order; a range is one entry. */
    public List<TopicEntry> topics() {
        return topics.list();
    }

    /** The senders, in the file's order. */
    public List<SenderEntry> senders() {
        return senders;
    }

    /** What is odd about the file, but not wrong, by place. */
    public List<Finding> warnings() {
        return warnings;
    }

    /** The number of topic ids that a bus for these rules needs: the highest, and one. At least 1. */
    public int topicLimit() {
        return topics.idLimit();
    }

    /** The number of sender ids that a bus for these rules needs: the highest, and one. At least 1. */
    public int senderLimit() {
        return senderById.length;
    }

    /** How many different sets of topics the senders have. At least 1. */
    public int permissionSets() {
        return permissionSets;
    }

    /** The lowest id above one that belongs to another topic, or to none where that one belongs to some; beyond all ids for none. */
    public int nextTopic(int id) {
        return topics.next(id);
    }

    /** The topic that an id belongs to. */
    public @Nullable TopicEntry topic(int id) {
        int index = topics.withId(id);
        return index == TopicTable.NONE ? null : topics.at(index);
    }

    /** The topic with this name; else the one whose name stands for it and says most of it. */
    public @Nullable TopicEntry topic(String name) {
        int exact = topics.names().find(name);
        return exact == NameColumn.NONE ? wildTopics.find(name) : topics.at(exact);
    }

    /** The id of the topic with this name; {@link #NONE} when there is no such topic, or it has several ids. */
    public int topicId(String name) {
        TopicEntry topic = topic(name);
        return topic == null || topic.isRange() ? NONE : topic.first();
    }

    /** The sender with this id. */
    public @Nullable SenderEntry sender(int id) {
        return id >= 0 && id < senderById.length ? senderById[id] : null;
    }

    /**
     * The sender that a key belongs to: a name, or an endpoint such as {@code ip:10.0.0.1}, {@code udp:10.0.0.1:53},
     * {@code tcp:[ff02::1]:80} or a bare address.
     *
     * <p>The first that there is of: the sender with this very name; the one with the endpoint's address; one whose name has
     * a {@code *} and stands for the key; for an endpoint, the one with any address.
     */
    public @Nullable SenderEntry sender(String key) {
        SenderMatch match = match(key);
        return match == null ? null : match.sender();
    }

    /** The same sender, and how the key leads to it. */
    public @Nullable SenderMatch match(String key) {
        return senderIndex.find(key);
    }

    /** The id of the sender that a key belongs to, as {@link #sender(String)} finds it, or {@link #NONE}. */
    public int senderId(String key) {
        SenderEntry sender = sender(key);
        return sender == null ? NONE : sender.id();
    }

    /** Where a topic of this book stands in the file. */
    public Place place(TopicEntry topic) {
        return sources.topic(topic);
    }

    /** Where a sender of this book stands in the file. */
    public Place place(SenderEntry sender) {
        return sources.sender(sender);
    }

    /**
     * The patterns of a sender that permit or deny a topic, {@code publish} first, each in the file's order. It is permitted
     * when one permits it and none denies it. Takes as long as reading the sender's patterns did.
     */
    public List<DecidingPattern> deciding(SenderEntry sender, int topic) {
        return List.copyOf(sources.deciding(sender, topic, new Permissions(topics)));
    }
}
