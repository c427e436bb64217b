package io.atr;

/** Learns what became of a publication's own packets. */
@FunctionalInterface
public interface VerdictHandler {
    /**
     * One verdict.
     *
     * @param position the packet's position, as offer or claim answered it; counted for each shard
     * @param topic the packet's topic
     * @param code the code of a {@link io.atr.governance.Reason}
     */
    void onVerdict(long position, int topic, int code);
}
