/** A report as one HTML page that needs nothing else: neither a network, nor fonts, nor its own script. */
@org.jspecify.annotations.NullMarked
package io.atr.verify.html;
