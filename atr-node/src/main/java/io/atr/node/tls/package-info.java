/** TLS of the node's TCP listeners: certificates that change without a restart, and some for trying. */
@org.jspecify.annotations.NullMarked
package io.atr.node.tls;
