/** The life cycle of a node's rules: what is in force, how it came to be, and how it changes. */
@org.jspecify.annotations.NullMarked
package io.atr.node.desk;
