package io.atr.node.remote;

import java.time.Duration;

/**
 * How many connections of one listener may wait until somebody is known on them.
 *
 * @param waiting of all origins
 * @param waitingOfOrigin of one address, or of one user on a Unix socket
 * @param patience how long each may wait for its first call
 * @param operatorPlaces connections that operators find when all others are taken
 */
public record ArrivalLimits(int waiting, int waitingOfOrigin, Duration patience, int operatorPlaces) {
    /** 128, 64 of one origin, ten seconds each; 16 more places for operators. */
    public static final ArrivalLimits DEFAULT = new ArrivalLimits(128, 64, Duration.ofSeconds(10), 16);

    /** Checks the ranges. */
    public ArrivalLimits {
        if (waiting < 1 || waitingOfOrigin < 1 || operatorPlaces < 0) {
            throw new IllegalArgumentException("limits of arrivals: " + waiting + ", " + waitingOfOrigin + " and "
                    + operatorPlaces + " are not 1, 1 and 0 or more");
        }
    }
}
