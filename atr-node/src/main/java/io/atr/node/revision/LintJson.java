package io.atr.node.revision;

import io.atr.node.cli.JsonObject;
import io.atr.node.rules.Finding;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import java.util.List;

/** What lint writes as JSON, for one file. */
final class LintJson {
    private LintJson() {}

    static JsonObject of(RuleFile file) {
        RulesException failure = file.failure();
        RuleBook book = file.book();
        JsonObject json = new JsonObject()
                .put("file", file.path().toString())
                .put("usable", book != null)
                .put("errors", failure == null ? List.of() : findings(failure.findings()))
                .put("errors_omitted", failure == null ? 0 : failure.omitted())
                .put("warnings", book == null ? List.of() : findings(book.warnings()));
        if (book != null) {
            Inventory has = Inventory.of(book);
            json.put("topics", has.topics())
                    .put("topic_ids", has.topicIds())
                    .put("senders", has.senders())
                    .put("permission_sets", has.permissionSets())
                    .put("topics_without_rate", has.topicsWithoutRate())
                    .put("senders_without_quota", has.sendersWithoutQuota());
        }
        return json;
    }

    private static List<JsonObject> findings(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new JsonObject()
                        .put("line", finding.line())
                        .put("column", finding.column())
                        .put("what", finding.what())
                        .put("remedy", finding.remedy()))
                .toList();
    }
}
