package io.atr.bench.peers;

import java.util.List;

/**
 * A kind of contestant.
 *
 * @param name in reports
 * @param publishers how many publishers take turns
 * @param shapes the shapes that are tried, of which the best is used
 * @param opener makes one of a shape
 */
record Contender(String name, int publishers, List<Shape> shapes, Opener opener) {
    /** Makes a contestant; called on the thread that will drive it. */
    @FunctionalInterface
    interface Opener {
        Contestant open(Setup setup, Shape shape);
    }

    /** Starts a contestant of a shape. */
    Contestant open(Setup setup, Shape shape) {
        return opener.open(setup, shape);
    }
}
