/** The same job done by ATR and by its peers, side by side. */
@org.jspecify.annotations.NullMarked
package io.atr.bench.peers;
