/** What can be set about a node, in which layers, and where each value came from. */
@org.jspecify.annotations.NullMarked
package io.atr.node.serve.config;
