/** What another process adds: a shard of its own process, and how long a packet takes to it, one way. */
@org.jspecify.annotations.NullMarked
package io.atr.bench.across;
