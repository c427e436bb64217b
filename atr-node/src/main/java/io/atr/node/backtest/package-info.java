/**
 * The verb {@code rules backtest}: judges a capture by two files of rules in one pass, and shows whose verdicts differ.
 *
 * <p>Each file has a bus, a ledger and a clock of its own; nothing is shared but the datagram that both are shown.
 */
@org.jspecify.annotations.NullMarked
package io.atr.node.backtest;
