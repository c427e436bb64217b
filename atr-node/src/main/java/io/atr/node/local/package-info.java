/** Other processes of this machine, over shared memory: who may come in through the bridge, and what for. */
@org.jspecify.annotations.NullMarked
package io.atr.node.local;
