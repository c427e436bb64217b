/** The 64-byte packet. */
@org.jspecify.annotations.NullMarked
package io.atr.packet;
