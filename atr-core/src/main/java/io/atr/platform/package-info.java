/** The kernel through foreign functions: memory mappings, affinity, timers. */
@org.jspecify.annotations.NullMarked
package io.atr.platform;
