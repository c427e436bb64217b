package io.atr.bench.peers;

import java.util.List;

/**
 * All pairs of ATR and one peer.
 *
 * @param peer with whom
 * @param atrShape in which ATR was best
 * @param peerShape in which the peer was best
 * @param pairs that could be compared
 * @param dropped pairs during which the processors were moved
 */
public record Match(Peer peer, Shape atrShape, Shape peerShape, List<Pair> pairs, int dropped) {}
