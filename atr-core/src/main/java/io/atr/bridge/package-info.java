/** The bridge: lanes and logs in shared memory for other processes, handed out over a Unix socket. */
@org.jspecify.annotations.NullMarked
package io.atr.bridge;
