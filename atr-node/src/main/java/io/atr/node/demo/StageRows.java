package io.atr.node.demo;

import io.atr.node.cli.Units;
import io.atr.shard.Stage;
import io.atr.shard.StagePrices;
import java.util.List;
import java.util.stream.Stream;

/** The contract's rows of single stages, as the running shard prices them. */
final class StageRows {
    private StageRows() {}

    /** One row a stage, in their order. */
    static List<Row> of(StagePrices prices) {
        return Stream.of(Stage.values()).map(stage -> row(stage, prices)).toList();
    }

    private static Row row(Stage stage, StagePrices prices) {
        double nanos = prices.median(stage);
        return new Row(
                id(stage),
                stage.label() + ", per packet",
                nanos,
                "ns",
                Double.isNaN(nanos) ? "-" : nanos(nanos),
                bound(stage.budgetNanos()),
                bound(target(stage)),
                how(stage, prices));
    }

    private static String how(Stage stage, StagePrices prices) {
        if (prices.blocks() == 0) {
            return Rows.NOT_REACHED;
        }
        return stage == Stage.POP
                ? ("acts that gave the shard %d packets at once: %s blocks of them went through the stages one after the"
                                + " other, with a look at the clock in between; the typical price")
                        .formatted(StagePrices.BLOCK, Units.count(prices.blocks()))
                : "as 4.pop";
    }

    private static String id(Stage stage) {
        return switch (stage) {
            case POP -> "4.pop";
            case GOVERN -> "4.gov";
            case AGGREGATE -> "4.agg";
            case SERIALIZE -> "4.ser";
            case DISPATCH -> "4.enq";
        };
    }

    private static double target(Stage stage) {
        return switch (stage) {
            case POP, GOVERN -> 5;
            case AGGREGATE, SERIALIZE -> 3;
            case DISPATCH -> 2;
        };
    }

    private static Bound bound(double nanos) {
        return Bound.most(nanos, "<= %.0f ns".formatted(nanos));
    }

    private static String nanos(double nanos) {
        return "%.1f ns".formatted(nanos);
    }
}
