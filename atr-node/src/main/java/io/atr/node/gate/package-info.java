/** Batches of remote callers: from the wire into lanes, and from verdict bytes to answers. */
@org.jspecify.annotations.NullMarked
package io.atr.node.gate;
