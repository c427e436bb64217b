package io.atr.verify.redline;

import io.atr.hot.Bounded;
import io.atr.hot.Turn;
import java.util.List;

/** References that differ from packet to packet, or may. */
final class ForbiddenChases {
    private static final String WORD = "all packets";
    private static long[] global = new long[8];

    private final Node first = new Node(null);
    private final Node second = new Node(first);
    private final Node[] nodes = {first, second};
    private final List<Node> list = List.of(first);
    private long[] changing = new long[8];

    static final class Node {
        final Node next;
        final long[] values = new long[8];
        long value;

        Node(Node next) {
            this.next = next;
        }

        long first() {
            return values[0];
        }
    }

    @Crosses(RedLine.CHASE)
    @Bounded(by = WORD, turn = Turn.PACKET)
    long loadsAFieldThatIsNotFinal(int packets) {
        long sum = 0;
        for (int i = 0; i < packets; i++) {
            sum += changing[i];
        }
        return sum;
    }

    @Crosses(RedLine.CHASE)
    @Bounded(by = WORD, turn = Turn.PACKET)
    long loadsAGlobalThatIsNotFinal(int packets) {
        long sum = 0;
        for (int i = 0; i < packets; i++) {
            sum += global[i];
        }
        return sum;
    }

    @Crosses(RedLine.CHASE)
    @Bounded(by = WORD, turn = Turn.PACKET)
    long loadsOutOfAnArray(int packets) {
        long sum = 0;
        for (int i = 0; i < packets; i++) {
            sum += nodes[i].value;
        }
        return sum;
    }

    @Crosses(RedLine.CHASE)
    @Bounded(by = WORD, turn = Turn.PACKET)
    long followsAList() {
        long sum = 0;
        for (Node node = second; node != null; node = node.next) {
            sum += node.value;
        }
        return sum;
    }

    @Crosses(RedLine.CHASE)
    @Bounded(by = WORD, turn = Turn.PACKET)
    long takesTurns(int packets) {
        long sum = 0;
        Node node = first;
        for (int i = 0; i < packets; i++) {
            sum += node.values[i];
            node = (i & 1) == 0 ? first : second;
        }
        return sum;
    }

    @Crosses({RedLine.CHASE, RedLine.COLLECTION})
    @Bounded(by = WORD, turn = Turn.PACKET)
    long takesFromTheJdk(int packets) {
        long sum = 0;
        for (int i = 0; i < packets; i++) {
            sum += list.get(i).value;
        }
        return sum;
    }

    @Crosses(RedLine.CHASE)
    @Bounded(by = WORD, turn = Turn.PACKET)
    long chasesOneCallDown(int packets) {
        long sum = 0;
        for (int i = 0; i < packets; i++) {
            sum += changed(i);
        }
        return sum;
    }

    @Crosses(RedLine.CHASE)
    @Bounded(by = WORD, turn = Turn.PACKET)
    long handsOverWhatDiffers(int packets) {
        long sum = 0;
        Node node = first;
        for (int i = 0; i < packets; i++) {
            sum += node.first();
            node = (i & 1) == 0 ? first : second;
        }
        return sum;
    }

    @Crosses(RedLine.CHASE)
    @Bounded(by = WORD, turn = Turn.PACKET)
    long chasesInTheOuterLoop(int packets) {
        long sum = 0;
        for (int i = 0; i < packets; i++) {
            long[] hoisted = nodes[i].values;
            for (int k = 0; k < packets; k++) {
                sum += hoisted[k];
            }
        }
        return sum;
    }

    private long changed(int i) {
        return changing[i];
    }
}
