/** Threads of the data plane: what they run, how they idle, and what time it is. */
@org.jspecify.annotations.NullMarked
package io.atr.agent;
