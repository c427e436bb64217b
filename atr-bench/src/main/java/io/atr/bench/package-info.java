/** How fast ATR is, and beside whom. Everything that measures; nothing that the bus needs. */
@org.jspecify.annotations.NullMarked
package io.atr.bench;
