package io.atr.bench.peers;

import static io.atr.bench.peers.Shape.Style.COPIED_OUT;
import static io.atr.bench.peers.Shape.Style.DRIVER_THREAD;
import static io.atr.bench.peers.Shape.Style.MARKS_IN_EVENTS;
import static io.atr.bench.peers.Shape.Style.MARKS_IN_WORDS;
import static io.atr.bench.peers.Shape.Style.ONE_BY_ONE;
import static io.atr.bench.peers.Shape.Style.PLAIN;

import java.util.ArrayList;
import java.util.List;

/** The shapes in which each contender is tried: rings from 128 KiB to 1 MiB, bursts of 64 to 512. */
final class Shapes {
    private static final int[] BATCHES = {64, 256, 512};

    private Shapes() {}

    /** A lane and a log. */
    static List<Shape> laneAndLog() {
        List<Shape> shapes = new ArrayList<>();
        for (int batch : BATCHES) {
            shapes.add(new Shape(2048, 8192, batch, PLAIN));
            shapes.add(new Shape(4096, 16384, batch, PLAIN));
            shapes.add(new Shape(8192, 8192, batch, PLAIN));
            shapes.add(new Shape(8192, 16384, batch, PLAIN));
        }
        return shapes;
    }

    /** One ring whose bytes nobody moves. */
    static List<Shape> oneRing() {
        return rings(PLAIN);
    }

    /** One ring with either kind of verdicts. */
    static List<Shape> markedRing() {
        List<Shape> shapes = rings(MARKS_IN_WORDS);
        shapes.addAll(rings(MARKS_IN_EVENTS));
        return shapes;
    }

    /** Two rings, and either kind of judging. */
    static List<Shape> twoRings() {
        List<Shape> shapes = new ArrayList<>();
        for (Shape.Style style : List.of(ONE_BY_ONE, COPIED_OUT)) {
            for (int ring : new int[] {2048, 8192}) {
                for (int batch : new int[] {64, 256}) {
                    shapes.add(new Shape(ring, ring, batch, style));
                }
            }
        }
        return shapes;
    }

    /** Two streams, either kind of judging, either kind of driver. */
    static List<Shape> twoStreams() {
        List<Shape> shapes = new ArrayList<>();
        for (Shape.Style style : List.of(ONE_BY_ONE, COPIED_OUT, DRIVER_THREAD)) {
            for (int ring : new int[] {2048, 16384}) {
                for (int batch : new int[] {64, 256}) {
                    shapes.add(new Shape(ring, ring, batch, style));
                }
            }
        }
        return shapes;
    }

    private static List<Shape> rings(Shape.Style style) {
        List<Shape> shapes = new ArrayList<>();
        for (int batch : BATCHES) {
            for (int ring : new int[] {2048, 4096, 8192, 16384}) {
                shapes.add(new Shape(ring, 0, batch, style));
            }
        }
        return shapes;
    }
}
