/** The node put together: {@code atr serve}. */
@org.jspecify.annotations.NullMarked
package io.atr.node.serve;
