/** How each row is measured, and who measures which. */
@org.jspecify.annotations.NullMarked
package io.atr.verify.measure;
