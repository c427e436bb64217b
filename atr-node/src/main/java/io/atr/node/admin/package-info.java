/** A node's administration over HTTP: whether it is alive, whether it is ready, and its metrics. */
@org.jspecify.annotations.NullMarked
package io.atr.node.admin;
