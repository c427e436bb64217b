/** A bus of one shard as a program uses it, with what is needed to watch it: load, tails, the platform, hot threads. */
@org.jspecify.annotations.NullMarked
package io.atr.verify.line;
