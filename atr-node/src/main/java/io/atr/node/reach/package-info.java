/** How verbs of the command line find a node and call it. */
@org.jspecify.annotations.NullMarked
package io.atr.node.reach;
