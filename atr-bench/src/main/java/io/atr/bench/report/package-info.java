/** Tables, JSON and plots of what was measured. */
@org.jspecify.annotations.NullMarked
package io.atr.bench.report;
