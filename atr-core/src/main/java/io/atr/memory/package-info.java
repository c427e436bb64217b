/** Off-heap regions, and ordered access to the positions in them. */
@org.jspecify.annotations.NullMarked
package io.atr.memory;
