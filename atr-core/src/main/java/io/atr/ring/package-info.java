/** Lanes and logs: their layout in memory, and the two ends of each. */
@org.jspecify.annotations.NullMarked
package io.atr.ring;
