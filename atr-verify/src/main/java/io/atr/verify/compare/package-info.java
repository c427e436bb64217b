/** Two states of the code, measured in turns: by how much the figures of one differ from the other's. Measures nothing. */
@org.jspecify.annotations.NullMarked
package io.atr.verify.compare;
