/** The rows of the contract, what was seen of each, and how that is judged. Measures nothing. */
@org.jspecify.annotations.NullMarked
package io.atr.verify.row;
