/** The hot path's red lines, read off the compiled byte code. */
package io.atr.redline;
