package io.atr.node.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules as plain lists, slow and plain to look up; and their text. */
final class ModelRules {
    /** A topic; a rate of 0 stands for none. */
    record Topic(String name, int first, int last, long rate, long burst) {
        String yaml() {
            String ids = first == last ? "id: " + first : "ids: " + first + "-" + last;
            String limit = rate == 0 ? "" : ", rate: " + rate + "/s, burst: " + burst;
            return "  - {name: \"" + name + "\", " + ids + limit + "}\n";
        }
    }

    /** A sender; an empty address or a quota of 0 stands for none. */
    record Sender(String name, int id, String address, List<String> publish, List<String> deny, int quota) {
        String yaml() {
            return "  - {name: " + name + ", id: " + id + (address.isEmpty() ? "" : ", address: \"" + address + '"')
                    + ", publish: " + list(publish) + ", deny: " + list(deny)
                    + (quota == 0 ? "" : ", max_in_flight: " + quota) + "}\n";
        }

        boolean may(Topic topic) {
            return publish.stream().anyMatch(pattern -> matches(pattern, topic.name))
                    && deny.stream().noneMatch(pattern -> matches(pattern, topic.name));
        }

        private static String list(List<String> patterns) {
            return patterns.stream().map(each -> '"' + each + '"').collect(Collectors.joining(", ", "[", "]"));
        }

        private static boolean matches(String pattern, String name) {
            String regex =
                    Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return name.matches(regex);
        }
    }

    final List<Topic> topics = new ArrayList<>();
    final List<Sender> senders = new ArrayList<>();

    Optional<Topic> topic(long id) {
        return topics.stream()
                .filter(topic -> topic.first <= id && id <= topic.last)
                .findFirst();
    }

    /** The id behind a name: of a topic with one id only. */
    Optional<Long> topicId(String name) {
        return topics.stream()
                .filter(topic -> topic.name.equals(name) && topic.first == topic.last)
                .map(topic -> (long) topic.first)
                .findFirst();
    }

    Optional<Sender> sender(long id) {
        return senders.stream().filter(sender -> sender.id == id).findFirst();
    }

    Optional<Long> senderId(String address) {
        return Stream.of(address, "*")
                .flatMap(wanted -> senders.stream().filter(sender -> sender.address.equals(wanted)))
                .map(sender -> (long) sender.id)
                .findFirst();
    }

    String yaml() {
        StringBuilder text =
                new StringBuilder("version: 1\ndefault: deny\ntopics:" + (topics.isEmpty() ? " []\n" : "\n"));
        topics.forEach(topic -> text.append(topic.yaml()));
        text.append("senders:").append(senders.isEmpty() ? " []\n" : "\n");
        senders.forEach(sender -> text.append(sender.yaml()));
        return text.toString();
    }
}
