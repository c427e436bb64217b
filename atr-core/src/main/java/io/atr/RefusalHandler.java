package io.atr;

/** Learns of packets that were refused. */
@FunctionalInterface
public interface RefusalHandler {
    /**
     * One refused packet.
     *
     * @param flags its flags, sound or not
     * @param topic its topic, known or not
     * @param sender its sender, known or not
     * @param code why: the code of a {@link io.atr.governance.Reason}
     */
    void onRefusal(long flags, int topic, int sender, int code);
}
