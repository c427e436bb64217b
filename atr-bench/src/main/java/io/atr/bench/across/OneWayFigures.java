package io.atr.bench.across;

import java.util.List;

/**
 * What was measured, and what was not counted.
 *
 * @param figures by placement, this process before another
 * @param dropped rounds during which the two processors changed their distance
 */
public record OneWayFigures(List<OneWayFigure> figures, int dropped) {}
