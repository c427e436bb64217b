/** The shard: pops from lanes, governs, appends to its log. */
@org.jspecify.annotations.NullMarked
package io.atr.shard;
