package io.atr.node.serve;

import io.atr.node.admin.Figures;
import io.atr.node.gate.BudgetSizes;
import io.atr.node.gate.ByteBudget;
import java.util.Locale;
import java.util.function.Consumer;

/** What remote callers make the node hold, for a scrape. Any thread. */
final class BudgetFigures implements Consumer<Figures> {
    private final ByteBudget budget;

    BudgetFigures(ByteBudget budget) {
        this.budget = budget;
    }

    @Override
    public void accept(Figures figures) {
        BudgetSizes sizes = budget.sizes();
        figures.gauge(
                "atr_cp_memory_bytes",
                "Messages, batches and answers of gRPC callers that the node holds.",
                budget.used());
        figures.gauge("atr_cp_memory_limit_bytes", "How much that may be, all callers together.", sizes.node());
        Figures.Counter refused = figures.counter(
                "atr_cp_memory_refused_total",
                "Calls that were ended since a share of that was used up, by whose it was.");
        for (ByteBudget.Scope scope : ByteBudget.Scope.values()) {
            refused.add(budget.refusals(scope), "scope", scope.name().toLowerCase(Locale.ROOT));
        }
        refused.end();
    }
}
