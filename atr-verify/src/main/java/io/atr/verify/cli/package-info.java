/** The verbs of this module. */
@org.jspecify.annotations.NullMarked
package io.atr.verify.cli;
