/** What is written down about the node's verdicts and about its security. */
@org.jspecify.annotations.NullMarked
package io.atr.node.audit;
