package io.atr.node.live;

import io.atr.control.v1.ListSendersRequest;
import io.atr.control.v1.ListTopicsRequest;
import io.atr.control.v1.NodeGrpc;
import io.atr.control.v1.Topic;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.reach.NodeChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The names behind a node's ids, as they were when it was asked. Immutable. */
final class Names {
    /** No names: ids are printed as numbers, and only numbers are understood. */
    static final Names NONE = new Names(List.of(), Map.of());

    private static final long HIGHEST_ID = 0xFFFF_FFFFL;

    private final TreeMap<Integer, Topic> topicByFirst = new TreeMap<>();
    private final Map<String, Topic> topicByName = new HashMap<>();
    private final Map<Integer, String> senderById;
    private final Map<String, Integer> senderByName = new HashMap<>();

    private Names(List<Topic> topics, Map<Integer, String> senders) {
        for (Topic topic : topics) {
            topicByFirst.put(topic.getFirstId(), topic);
            topicByName.put(topic.getName(), topic);
        }
        senderById = senders;
        senders.forEach((id, name) -> senderByName.put(name, id));
    }

    /** Asks the node. */
    static Names of(NodeChannel node) {
        return node.ask(() -> {
            NodeGrpc.NodeBlockingStub stub = node.patient(NodeGrpc::newBlockingStub);
            List<Topic> topics = new ArrayList<>();
            stub.listTopics(ListTopicsRequest.getDefaultInstance()).forEachRemaining(topics::add);
            Map<Integer, String> senders = new HashMap<>();
            stub.listSenders(ListSendersRequest.getDefaultInstance())
                    .forEachRemaining(sender -> senders.put(sender.getId(), sender.getName()));
            return new Names(topics, senders);
        });
    }

    /** Asks the node if a name is among the words, or names are wanted; without need, a node that does not tell is fine. */
    static Names where(List<String> words, boolean wanted, Supplier<NodeChannel> node) {
        boolean needed = words.stream().anyMatch(word -> !isNumber(word));
        if (!needed && !wanted) {
            return NONE;
        }
        try (NodeChannel channel = node.get()) {
            return of(channel);
        } catch (CommandException e) {
            if (needed) {
                throw e;
            }
            return NONE;
        }
    }

    /** The ids of topics given by name or number; a name may stand for several. */
    List<Integer> topics(List<String> words) {
        List<Integer> ids = new ArrayList<>();
        for (String word : words) {
            Topic topic = topicByName.get(word);
            if (isNumber(word)) {
                ids.add(id("topic", word));
            } else if (topic == null) {
                throw unknown("topic", word);
            } else {
                for (int id = topic.getFirstId(); id <= topic.getLastId(); id++) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    /** The one id of a topic. */
    int topic(String word) {
        List<Integer> ids = topics(List.of(word));
        if (ids.size() > 1) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "topic " + word + " has " + ids.size() + " ids; name one of " + ids.getFirst() + ".."
                            + ids.getLast());
        }
        return ids.getFirst();
    }

    /** The ids of senders given by name or number. */
    List<Integer> senders(List<String> words) {
        return words.stream().map(this::sender).toList();
    }

    /** The id of a sender. */
    int sender(String word) {
        Integer named = senderByName.get(word);
        if (isNumber(word)) {
            return id("sender", word);
        }
        if (named == null) {
            throw unknown("sender", word);
        }
        return named;
    }

    /** What people call a topic; one of several under a name has its number behind it. */
    String ofTopic(int id) {
        Map.Entry<Integer, Topic> entry = topicByFirst.floorEntry(id);
        if (entry == null || id < 0 || id > entry.getValue().getLastId()) {
            return Integer.toUnsignedString(id);
        }
        Topic topic = entry.getValue();
        return topic.getFirstId() == topic.getLastId() ? topic.getName() : topic.getName() + "/" + id;
    }

    /** What people call a sender. */
    String ofSender(int id) {
        return senderById.getOrDefault(id, Integer.toUnsignedString(id));
    }

    private CommandException unknown(String what, String word) {
        Function<Object, String> quoted = name -> "'" + name + "'";
        List<String> some = (what.equals("topic") ? topicByName.keySet() : senderByName.keySet())
                .stream().sorted().limit(5).map(quoted).toList();
        return new CommandException(
                ExitCode.USAGE,
                "the node has no " + what + " '" + word + "'; "
                        + (some.isEmpty() ? "its rules name none" : "there are " + String.join(", ", some))
                        + ", and numbers are taken as ids");
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int id(String what, String word) {
        if (word.length() > 10 || Long.parseLong(word) > HIGHEST_ID) {
            throw new CommandException(ExitCode.USAGE, what + " " + word + ": ids are at most " + HIGHEST_ID);
        }
        return (int) Long.parseLong(word);
    }
}
