package io.atr.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.bench.load.Totals;
import io.atr.node.cli.CommandException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** A contestant that is wrong has no figure. */
class SamplerTest {
    /** Says that it has moved whatever it was asked to, with a deviation. */
    private static final class Liar implements Contestant {
        private final long more;
        private final long otherSum;
        private final boolean broken;
        private long sent;

        Liar(long more, long otherSum, boolean broken) {
            this.more = more;
            this.otherSum = otherSum;
            this.broken = broken;
        }

        static Liar of(long more, long otherSum) {
            return new Liar(more, otherSum, false);
        }

        @Override
        public void turns(int count) {
            sent += count;
        }

        @Override
        public void take() {}

        @Override
        public void roundTrips(int count, Histogram into) {
            sent += count;
            into.recordValueWithCount(1, count);
        }

        @Override
        public long sent() {
            return sent;
        }

        @Override
        public Totals received() {
            return new Totals(sent + more, sent + otherSum);
        }

        @Override
        public Totals expected() {
            return new Totals(sent, sent);
        }

        @Override
        public Throwable failure() {
            return broken ? new ArithmeticException("stage") : null;
        }

        @Override
        public void close() {}
    }

    @Test
    void believesWhoeverIsRight() {
        Figures figures = new Sampler(Liar.of(0, 0)).figures(1_000, 1_000);
        assertTrue(figures.packets() > 0);
        assertEquals(1, figures.p50());
    }

    @Test
    void noticesAPacketTooMany() {
        assertThrows(CommandException.class, () -> new Sampler(Liar.of(1, 0)).figures(1, 1));
    }

    @Test
    void noticesAWrongSum() {
        assertThrows(CommandException.class, () -> new Sampler(Liar.of(0, 1)).figures(1, 1));
    }

    @Test
    void namesWhatEndedTheStage() {
        Liar broken = new Liar(-1, 0, true);
        var wrong = assertThrows(CommandException.class, () -> new Sampler(broken).figures(1, 1));
        assertEquals("stage", wrong.getCause().getMessage());
    }
}
