package io.atr.node.backtest;

import io.atr.node.capture.KeyExtractor;
import io.atr.node.replay.PacketView;
import java.nio.file.Path;

/**
 * What to judge twice, and how.
 *
 * @param capture the file
 * @param before the rules as they are
 * @param after the rules as they would be
 * @param topic where a datagram's topic comes from
 * @param sender where its sender comes from
 * @param loops passes over the capture, 1 or more
 * @param view how its packets are seen
 */
record BacktestPlan(
        Path capture,
        Candidate before,
        Candidate after,
        KeyExtractor topic,
        KeyExtractor sender,
        int loops,
        PacketView view) {}
