/** The verb bench and its subcommands. */
@org.jspecify.annotations.NullMarked
package io.atr.bench.cli;
