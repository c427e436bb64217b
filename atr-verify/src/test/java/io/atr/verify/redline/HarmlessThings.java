package io.atr.verify.redline;

import io.atr.hot.Bounded;
import io.atr.hot.Turn;

/** What looks forbidden, and is not. The call in {@link #endsTheWay} is a boundary; from elsewhere it is none. */
final class HarmlessThings {
    private static final long[] GLOBAL = new long[8];

    private final ForbiddenChases.Node node = new ForbiddenChases.Node(new ForbiddenChases.Node(null));
    private final long[] values = new long[8];
    private long[] changing = new long[8];
    private long number;

    @Crosses({})
    @Bounded(by = "times", turn = Turn.LANE)
    void boundsItsLoop(int times) {
        for (int i = 0; i < times; i++) {
            number += i;
        }
    }

    @Crosses({})
    @Bounded(by = "steps", turn = Turn.LANE)
    int boundsItsRecursion(int steps) {
        return steps == 0 ? 0 : boundsItsRecursion(steps - 1);
    }

    @Crosses({})
    void asserts(Object given) {
        assert given != null && number > 0 : "made " + given + " of " + new Object();
        number++;
    }

    @Crosses({})
    long readsAnArray(int i) {
        return values[i] + GLOBAL[i];
    }

    @Crosses({})
    void tidiesUp(CallTargets.Unanswered users) {
        try {
            endsTheWay(users);
        } finally {
            number++;
        }
    }

    @Crosses({})
    void endsTheWay(CallTargets.Unanswered users) {
        users.ask();
    }

    @Crosses({})
    Runnable makesALambdaOnce() {
        return () -> {};
    }

    @Crosses({})
    long callsLeaves(long one, long other) {
        return Math.min(one, Long.bitCount(other)) + System.nanoTime();
    }

    @Crosses({})
    int chooses(int i) {
        return switch (i) {
            case 0 -> 3;
            case 1 -> 5;
            default -> 7;
        };
    }

    @Crosses({})
    @Bounded(by = "packets", turn = Turn.PACKET)
    long hoists(int packets) {
        long[] hoisted = changing;
        long sum = 0;
        for (int i = 0; i < packets; i++) {
            sum += hoisted[(int) values[i]];
        }
        return sum;
    }

    @Crosses({})
    @Bounded(by = "packets", turn = Turn.PACKET)
    long goesByFinalFields(ForbiddenChases.Node given, int packets) {
        long sum = 0;
        for (int i = 0; i < packets; i++) {
            sum += node.next.values[i] + given.values[i] + inner().first() + GLOBAL[i];
        }
        return sum;
    }

    @Crosses({})
    @Bounded(by = "lanes", turn = Turn.LANE)
    long chasesForEachLane(int lanes) {
        long sum = 0;
        for (int i = 0; i < lanes; i++) {
            sum += changing[i];
        }
        return sum;
    }

    private ForbiddenChases.Node inner() {
        return node.next;
    }
}
