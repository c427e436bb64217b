package io.atr.node.backtest;

/** A sender on a topic. */
record Pair(Party topic, Party sender) {}
