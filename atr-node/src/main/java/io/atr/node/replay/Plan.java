package io.atr.node.replay;

import io.atr.node.capture.KeyExtractor;
import io.atr.node.rules.RuleBook;
import java.nio.file.Path;

/**
 * What to replay, and how.
 *
 * @param capture the file
 * @param rulesFile where the rules come from
 * @param book the rules
 * @param topic where a datagram's topic comes from
 * @param sender where its sender comes from
 * @param time the time by which it is judged
 * @param speed how fast
 * @param loops passes over the capture, 1 or more
 * @param view how its packets are seen
 */
record Plan(
        Path capture,
        Path rulesFile,
        RuleBook book,
        KeyExtractor topic,
        KeyExtractor sender,
        Time time,
        Speed speed,
        int loops,
        PacketView view) {
    /** Whose time datagrams are judged by. */
    enum Time {
        /** The capture's: the same input gives the same verdicts. */
        CAPTURE,
        /** The machine's, at the moment when the datagram is replayed. */
        WALL
    }
}
