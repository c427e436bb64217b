/** The hashes that chain the journal of rules: what a node writes down by, and a client checks by. */
@org.jspecify.annotations.NullMarked
package io.atr.node.chain;
