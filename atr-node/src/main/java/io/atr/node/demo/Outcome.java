package io.atr.node.demo;

import io.atr.shard.StagePrices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Everything that a demo saw.
 *
 * @param settings what it was told
 * @param acts what each act saw; those that were not reached are absent
 * @param swaps what single rule swaps cost, in order
 * @param storm the swaps of {@link Act#SWAP_STORM}; absent when that was not reached
 * @param stages what a packet cost in each stage, of all acts
 * @param hiccups of the machine alone
 * @param damaged packets that reached a subscriber with a wrong checksum
 * @param lost packets that were allowed and did not reach the risk check
 * @param aligned whether every packet lay on one cache line
 * @param interrupted whether it was stopped before its end
 */
record Outcome(
        DemoSettings settings,
        Map<Act, Figures> acts,
        List<RuleSwap.Cost> swaps,
        Optional<SwapStorm> storm,
        StagePrices stages,
        Histogram hiccups,
        long damaged,
        long lost,
        boolean aligned,
        boolean interrupted) {
    /** What an act saw. */
    Optional<Figures> act(Act act) {
        return Optional.ofNullable(acts.get(act));
    }

    /** All acts together. */
    Figures all() {
        return acts.values().stream().reduce(Figures.ZERO, Figures::plus);
    }

    /** The acts whose packets came by schedule, together. */
    Figures paced() {
        return acts.entrySet().stream()
                .filter(entry -> entry.getKey() != Act.FULL_SPEED)
                .map(Map.Entry::getValue)
                .reduce(Figures.ZERO, Figures::plus);
    }

    /** Whether every packet that was allowed arrived, unharmed. */
    boolean isSound() {
        return damaged == 0 && lost == 0;
    }
}
