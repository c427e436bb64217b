package io.atr.node.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.governance.Reason;
import io.atr.governance.Verdict;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final DemoSettings ONE_THREAD =
            new DemoSettings(2, 1_000, 1, DemoSettings.DEFAULT.idling(), Seats.ONE);

    /** On one thread everything is exact: what was claimed is judged, what was allowed is read. */
    @Test
    void tellsWhatTheExchangeDid() {
        AtomicInteger warnings = new AtomicInteger();
        try (Exchange exchange = Exchange.open(ONE_THREAD, warning -> warnings.incrementAndGet())) {
            FullFlow flow = new FullFlow(exchange, new Script(new Random(5), new Zipf(Market.SYMBOLS, 1)));
            exchange.apply(MarketRules.RAISED);
            Tally before = Tally.of(exchange);
            for (int i = 0; i < 100; i++) {
                flow.round();
            }
            while (!exchange.isQuiet(flow.offered())) {
                exchange.serve(256);
            }
            Tally since = Tally.of(exchange).minus(before);
            assertEquals(flow.offered(), since.judged());
            assertEquals(exchange.riskCheck().seen(), since.count(Verdict.ALLOW));
            assertEquals(since.judged(Player.INTRUDER), since.count(Player.INTRUDER, Reason.E_GOV_DENYLISTED));
            assertEquals(0, since.count(Player.DESK_1, Verdict.THROTTLE));
            assertEquals(since.judged() * 2, since.plus(since).judged());
            assertEquals(0, since.minus(since).judged());
            assertEquals(
                    0, exchange.riskCheck().damaged() + exchange.dashboard().damaged());
            assertEquals(0, warnings.get());
        }
    }

    @Test
    void nothingHasNoMedian() {
        assertEquals(-1, Tally.ZERO.medianBatchClass());
        assertEquals(0, Tally.ZERO.judged());
    }
}
