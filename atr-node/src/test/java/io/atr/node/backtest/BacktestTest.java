package io.atr.node.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.capture.CaptureReader;
import io.atr.node.capture.KeyExtractor;
import io.atr.node.cli.Progress;
import io.atr.node.cli.Terminal;
import io.atr.node.replay.Ending;
import io.atr.node.replay.PacketView;
import io.atr.node.replay.Passes;
import io.atr.node.replay.Sample;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures with more pairs than are told apart, and a stop. */
class BacktestTest {
    private static final int TOPICS = 200;
    private static final int SENDERS = 60;
    private static final int ALL = TOPICS * SENDERS;

    @TempDir
    private Path folder;

    @Test
    void pairsBeyondTheBoundAreCountedTogether() throws Exception {
        BacktestOutcome outcome = backtest(2, () -> false);
        assertEquals(Ending.Kind.COMPLETE, outcome.ending().kind());
        assertEquals(2 * ALL, outcome.changes().total());
        assertEquals(PairTable.MOST, outcome.pairs().size());
        assertTrue(outcome.pairs().stream().allMatch(each -> each.changes().total() == 2));
        assertEquals(2 * (ALL - PairTable.MOST), outcome.others().total());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = Terminal.plain(out, OutputStream.nullOutputStream());
        new BacktestSummary(outcome, 20, terminal.style()).print(terminal.out());
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("and 9,980 more with 19,960 datagrams"), text);
        assertTrue(text.contains("and 4,000 datagrams of others: only the first 10,000 pairs are told apart"), text);
    }

    @Test
    void aStopKeepsWhatWasSeen() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        BacktestOutcome outcome = backtest(1, () -> asked.getAndIncrement() == 700);
        assertEquals(Ending.Kind.INTERRUPTED, outcome.ending().kind());
        assertEquals(700, outcome.datagrams());
        assertEquals(700, outcome.changes().total());
    }

    private BacktestOutcome backtest(int loops, BooleanSupplier stop) throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < ALL; i++) {
            samples.add(Sample.udp(i, "10.0.0.1", "10.0.0.2", 3, i / SENDERS, i % SENDERS));
        }
        Path capture = Files.write(folder.resolve("pairs.pcap"), Sample.capture(samples.toArray(Sample[]::new)));
        BacktestPlan plan = new BacktestPlan(
                capture,
                candidate("publish: []"),
                candidate("publish: [all]"),
                KeyExtractor.parse("payload:u8@0"),
                KeyExtractor.parse("payload:u8@1"),
                loops,
                PacketView.USUAL);
        Terminal terminal = Terminal.plain(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        try (Progress progress = new Progress(terminal, "", -1)) {
            Passes passes = new Passes(capture, loops, PacketView.USUAL, progress, stop);
            return new Backtest(plan, passes, Differences.NOWHERE).run(CaptureReader.open(capture), warning -> {});
        }
    }

    private static Candidate candidate(String publish) throws RulesException {
        StringBuilder text = new StringBuilder("version: 1\ntopics: [{name: all, ids: 0-255}]\nsenders:\n");
        for (int id = 0; id < SENDERS; id++) {
            text.append("  - {name: s" + id + ", id: " + id + ", " + publish + "}\n");
        }
        return new Candidate(Path.of("rules"), RulesReader.parse("rules", text.toString()));
    }
}
