package io.atr.node.live;

import static io.atr.node.cli.ConsoleTable.Column.right;

import io.atr.control.v1.NodeStatus;
import io.atr.governance.Verdict;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.Style;
import io.atr.node.cli.Units;
import java.util.ArrayList;
import java.util.List;

/** What happened between two statuses: as a screen, or as a line. */
final class TopText {
    private final Style style;
    private final StatusText status;

    TopText(Style style) {
        this.style = style;
        this.status = new StatusText(style);
    }

    /** A screen. */
    List<String> screen(NodeStatus before, NodeStatus now, long epochMillis) {
        double seconds = StatusText.seconds(before, now);
        List<String> lines = new ArrayList<>(status.about(now, epochMillis));
        lines.add("");
        ConsoleTable shards = ConsoleTable.of(
                        right("shard"),
                        right("judged"),
                        right("allowed"),
                        right("throttled"),
                        right("dropped"),
                        right("queued"),
                        right("batch"),
                        right("waited"))
                .style(style);
        for (int i = 0; i < now.getShardsCount(); i++) {
            Flow flow = Flow.of(now.getShards(i)).since(StatusText.earlier(before, i));
            shards.row(
                    Integer.toString(i),
                    style.bold(Units.rate(flow.judged() / seconds)),
                    Units.rate(flow.count(Verdict.ALLOW) / seconds),
                    style.warn(Units.rate(flow.count(Verdict.THROTTLE) / seconds)),
                    style.bad(Units.rate(flow.count(Verdict.DROP) / seconds)),
                    Units.count(now.getShards(i).getQueued()),
                    StatusText.batch(flow),
                    Units.share(flow.waitedNanos() / 1e9, seconds));
        }
        lines.addAll(shards.lines());
        lines.addAll(status.reasons(Flow.of(now).since(Flow.of(before))));
        lines.add("");
        lines.add(style.dim("q ends it"));
        return lines;
    }

    /** A line about all shards, for files and pipes. */
    String line(NodeStatus before, NodeStatus now) {
        double seconds = StatusText.seconds(before, now);
        Flow flow = Flow.of(now).since(Flow.of(before));
        long queued = now.getShardsList().stream()
                .mapToLong(shard -> shard.getQueued())
                .sum();
        return "judged %s  allowed %s  throttled %s  dropped %s  queued %s  batch %s  rules v%d"
                .formatted(
                        Units.rate(flow.judged() / seconds),
                        Units.rate(flow.count(Verdict.ALLOW) / seconds),
                        Units.rate(flow.count(Verdict.THROTTLE) / seconds),
                        Units.rate(flow.count(Verdict.DROP) / seconds),
                        Units.count(queued),
                        StatusText.batch(flow),
                        now.getRulesVersion());
    }
}
