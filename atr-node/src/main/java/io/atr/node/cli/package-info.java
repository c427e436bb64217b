/** The command line: the verb {@code atr}, and what all verbs share for printing, reporting and stopping. */
@org.jspecify.annotations.NullMarked
package io.atr.node.cli;
