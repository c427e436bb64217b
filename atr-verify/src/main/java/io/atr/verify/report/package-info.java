/** What a run of all measurements is told as: JSON that can be read again, text, comparison with an earlier run. */
@org.jspecify.annotations.NullMarked
package io.atr.verify.report;
