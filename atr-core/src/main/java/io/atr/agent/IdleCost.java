package io.atr.agent;

/**
 * What idling has cost an agent.
 *
 * @param spins rounds that went straight on, burning the processor
 * @param parks times the thread gave the processor away
 * @param parkedNanos how long it was away, in nanoseconds
 * @param longestParkNanos the longest of these
 */
public record IdleCost(long spins, long parks, long parkedNanos, long longestParkNanos) {
    /** Both together. */
    public IdleCost plus(IdleCost other) {
        return new IdleCost(
                spins + other.spins,
                parks + other.parks,
                parkedNanos + other.parkedNanos,
                Math.max(longestParkNanos, other.longestParkNanos));
    }
}
