package io.atr.node.live;

import static io.atr.node.cli.ConsoleTable.Column.left;
import static io.atr.node.cli.ConsoleTable.Column.right;

import io.atr.control.v1.NodeStatus;
import io.atr.control.v1.ShardStatus;
import io.atr.governance.Verdict;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.Style;
import io.atr.node.cli.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A node's status as lines. */
final class StatusText {
    private final Style style;

    StatusText(Style style) {
        this.style = style;
    }

    /**
     * What a node is, and what its shards did.
     *
     * @param before the status some time ago
     * @param now the present one
     * @param epochMillis the time
     */
    List<String> status(NodeStatus before, NodeStatus now, long epochMillis) {
        List<String> lines = new ArrayList<>(about(now, epochMillis));
        lines.add("");
        ConsoleTable shards = ConsoleTable.of(
                        right("shard"),
                        right("judged"),
                        right("allowed"),
                        right("throttled"),
                        right("dropped"),
                        right("queued"),
                        right("batch"),
                        right("waited"),
                        right("now"))
                .style(style);
        double seconds = seconds(before, now);
        for (int i = 0; i < now.getShardsCount(); i++) {
            Flow flow = Flow.of(now.getShards(i));
            shards.row(row(
                    i, flow, now.getShards(i), flow.since(earlier(before, i)).judged() / seconds));
        }
        lines.addAll(shards.lines());
        lines.addAll(reasons(Flow.of(now)));
        return lines;
    }

    /** The head: name, rules, listeners and places. */
    List<String> about(NodeStatus now, long epochMillis) {
        String ready = now.getReady()
                ? style.good("ready")
                : style.warn("not ready: " + String.join(", ", now.getNotReadyList()));
        String rules = now.getRulesVersion() == 0
                ? style.warn("none: everything is refused; put some in force with ./atr rules apply FILE")
                : "version " + now.getRulesVersion() + "  " + now.getRulesSource();
        return ConsoleTable.of(left(""), left(""))
                .row(
                        "node",
                        "%s  %s  up %s  %s"
                                .formatted(
                                        style.bold(now.getName()),
                                        now.getSoftwareVersion(),
                                        up(epochMillis - now.getStartedEpochMillis()),
                                        ready))
                .row("rules", rules)
                .row("listens", now.getListenersCount() == 0 ? "nowhere" : String.join(", ", now.getListenersList()))
                .row(
                        "clients",
                        "%d of %d publishers, %d of %d subscribers, %d sessions"
                                .formatted(
                                        now.getPublishers(),
                                        now.getPublisherPlaces(),
                                        now.getSubscribers(),
                                        now.getSubscriberPlaces(),
                                        now.getSessions()))
                .lines();
    }

    /** Why packets were refused, the largest first; nothing where none was. */
    List<String> reasons(Flow flow) {
        ConsoleTable table = ConsoleTable.of(left("refused because"), right("packets"), right("share"))
                .style(style);
        flow.counts().entrySet().stream()
                .filter(entry -> !flow.reasons(Verdict.ALLOW).containsKey(entry.getKey()))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> table.row(
                        entry.getKey(), Units.count(entry.getValue()), Units.share(entry.getValue(), flow.judged())));
        List<String> lines = new ArrayList<>();
        if (flow.judged() > flow.count(Verdict.ALLOW)) {
            lines.add("");
            lines.addAll(table.lines());
        }
        return lines;
    }

    /** Seconds between two statuses of one node. */
    static double seconds(NodeStatus before, NodeStatus now) {
        return Math.max(1, now.getTakenNanos() - before.getTakenNanos()) / 1e9;
    }

    /** What a shard had done before; nothing where it was not there. */
    static Flow earlier(NodeStatus before, int shard) {
        return Flow.of(shard < before.getShardsCount() ? before.getShards(shard) : ShardStatus.getDefaultInstance());
    }

    /** A mean batch. */
    static String batch(Flow flow) {
        return flow.batches() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", flow.meanBatch());
    }

    private String[] row(int index, Flow flow, ShardStatus shard, double rate) {
        return new String[] {
            Integer.toString(index),
            Units.count(flow.judged()),
            Units.count(flow.count(Verdict.ALLOW)),
            Units.count(flow.count(Verdict.THROTTLE)),
            Units.count(flow.count(Verdict.DROP)),
            Units.count(shard.getQueued()),
            batch(flow),
            Units.nanos(flow.waitedNanos()),
            style.bold(Units.rate(rate))
        };
    }

    /** How long something has lasted. */
    static String up(long millis) {
        long minutes = Math.max(0, millis) / 60_000;
        if (minutes < 1) {
            return Math.max(0, millis) / 1000 + " s";
        }
        return minutes < 120 ? minutes + " min" : minutes < 2880 ? minutes / 60 + " h" : minutes / 1440 + " days";
    }
}
