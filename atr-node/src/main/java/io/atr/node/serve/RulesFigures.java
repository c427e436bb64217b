package io.atr.node.serve;

import io.atr.node.admin.Figures;
import io.atr.node.desk.RulesDesk;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What became of the rules, for a scrape. Any thread. */
final class RulesFigures implements Consumer<Figures> {
    private final RulesDesk desk;
    private final LongSupplier plansRefused;

    RulesFigures(RulesDesk desk, LongSupplier plansRefused) {
        this.desk = desk;
        this.plansRefused = plansRefused;
    }

    @Override
    public void accept(Figures figures) {
        figures.gauge(
                "atr_gov_ruleset_version",
                "Version of the rules in force; 0 while there are none.",
                desk.active().version());
        figures.counter("atr_gov_ruleset_swaps_total", "Rules put in force since the node started.", desk.swaps());
        figures.counter(
                "atr_gov_ruleset_validation_failures_total",
                "Rules refused since they were wrong or did not fit.",
                desk.refusals());
        figures.counter(
                "atr_cp_plans_refused_total",
                "Plans refused since another was being made, or the caller had one a moment before.",
                plansRefused.getAsLong());
    }
}
