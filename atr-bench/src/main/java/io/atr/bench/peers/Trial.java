package io.atr.bench.peers;

import io.atr.bench.machine.Placement;

/**
 * How one shape did.
 *
 * @param shape which
 * @param placement how the processors stood
 * @param perSecond packets
 */
record Trial(Shape shape, Placement placement, double perSecond) {}
