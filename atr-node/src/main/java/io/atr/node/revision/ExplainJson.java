package io.atr.node.revision;

import io.atr.node.cli.JsonObject;
import io.atr.node.rules.Place;
import io.atr.node.rules.RuleBook;
import org.jspecify.annotations.Nullable;

/** What explain writes as JSON. */
final class ExplainJson {
    private ExplainJson() {}

    static JsonObject of(String file, String sender, String topic, Explanation found) {
        return new JsonObject()
                .put("file", file)
                .put("sender", sender)
                .put("sender_id", id(found.senderId()))
                .put("topic", topic)
                .put("topic_id", id(found.topicId()))
                .put("steps", found.steps().stream().map(ExplainJson::step).toList())
                .put("verdict", found.reason().verdict())
                .put("reason", found.reason())
                .put("text", found.verdict());
    }

    private static @Nullable Integer id(int id) {
        return id == RuleBook.NONE ? null : Integer.valueOf(id);
    }

    private static JsonObject step(Step step) {
        Place place = step.place();
        return new JsonObject()
                .put("check", step.check())
                .put("line", place == null ? null : place.line())
                .put("column", place == null ? null : place.column())
                .put("what", step.what())
                .put("holds", step.holds());
    }
}
