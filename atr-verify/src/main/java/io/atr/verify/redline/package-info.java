/** The hot path's red lines, read off the compiled byte code. */
@org.jspecify.annotations.NullMarked
package io.atr.verify.redline;
