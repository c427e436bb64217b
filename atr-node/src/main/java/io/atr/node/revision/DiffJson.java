package io.atr.node.revision;

import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import io.atr.node.cli.JsonObject;
import io.atr.node.rules.SenderEntry;
import io.atr.node.rules.TopicEntry;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What diff writes as JSON. Numbers stand as numbers, null for no limit. */
final class DiffJson {
    private DiffJson() {}

    static JsonObject of(Path before, Path after, RulesDiff diff) {
        return new JsonObject()
                .put("old", before.toString())
                .put("new", after.toString())
                .put("same", diff.isEmpty())
                .put("topics", diff.topics().stream().map(DiffJson::topic).toList())
                .put("senders", diff.senders().stream().map(DiffJson::sender).toList());
    }

    private static JsonObject topic(TopicChange change) {
        return new JsonObject()
                .put("kind", change.kind())
                .put("first", change.first())
                .put("last", change.last())
                .put("before", topic(change.before()))
                .put("after", topic(change.after()));
    }

    private static @Nullable JsonObject topic(@Nullable TopicEntry topic) {
        if (topic == null) {
            return null;
        }
        boolean free = topic.rate() == TopicRule.UNLIMITED;
        return new JsonObject()
                .put("name", topic.name())
                .put("rate", free ? null : topic.rate())
                .put("burst", free ? null : topic.burst())
                .put("priority", topic.priority());
    }

    private static JsonObject sender(SenderChange change) {
        return new JsonObject()
                .put("kind", change.kind())
                .put("id", change.id())
                .put("before", sender(change.before()))
                .put("after", sender(change.after()))
                .put("gains", spans(change.gains()))
                .put("losses", spans(change.losses()));
    }

    private static @Nullable JsonObject sender(@Nullable SenderEntry sender) {
        if (sender == null) {
            return null;
        }
        boolean free = sender.maxInFlight() == SenderRule.UNLIMITED;
        return new JsonObject()
                .put("name", sender.name())
                .put("address", sender.address())
                .put("max_in_flight", free ? null : sender.maxInFlight());
    }

    private static List<JsonObject> spans(List<TopicSpan> spans) {
        return spans.stream()
                .map(span -> new JsonObject()
                        .put("name", span.name())
                        .put("first", span.first())
                        .put("last", span.last()))
                .toList();
    }
}
