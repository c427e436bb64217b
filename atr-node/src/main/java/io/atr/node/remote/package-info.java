/** The node's gRPC face. */
@org.jspecify.annotations.NullMarked
package io.atr.node.remote;
