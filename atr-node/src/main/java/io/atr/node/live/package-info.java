/** The verbs that watch a running node and exchange packets with it: status, top, tap, pub, sub. */
@org.jspecify.annotations.NullMarked
package io.atr.node.live;
