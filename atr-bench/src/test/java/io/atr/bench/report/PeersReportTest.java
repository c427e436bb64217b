package io.atr.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.bench.machine.Machine;
import io.atr.bench.machine.Placement;
import io.atr.bench.peers.Figures;
import io.atr.bench.peers.Match;
import io.atr.bench.peers.Pair;
import io.atr.bench.peers.Peer;
import io.atr.bench.peers.Sample;
import io.atr.bench.peers.Shape;
import io.atr.node.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class PeersReportTest {
    private static final Shape SHAPE = new Shape(64, 0, 64, Shape.Style.PLAIN);

    private final Match match = new Match(
            Peer.DISRUPTOR_SP,
            List.of(pair(55, 100, 50, 300, 600), pair(55, 100, 80, 300, 300), pair(210, 30, 60, 900, 450)),
            4);

    @Test
    void ratiosAboveOneMeanThatAtrIsBetter() {
        List<Summary> lines = Summary.of(List.of(match));
        Summary throughput = only(lines, Measure.THROUGHPUT, Placement.ONE_L3);
        assertEquals(2, throughput.pairs());
        assertEquals((2.0 + 1.25) / 2, throughput.ratio().median(), 1e-9);
        assertEquals(
                1.5, only(lines, Measure.LATENCY_P50, Placement.ONE_L3).ratio().median(), 1e-9);
        assertEquals(
                0.5, only(lines, Measure.THROUGHPUT, Placement.TWO_L3).ratio().median(), 1e-9);
        assertEquals(
                0.5, only(lines, Measure.LATENCY_P99, Placement.TWO_L3).ratio().median(), 1e-9);
        assertTrue(lines.stream().noneMatch(line -> line.placement() == Placement.SMT));
    }

    @Test
    void theFirstWorkloadIsTheSummary() {
        String json = report().json().toString();
        assertTrue(json.contains("\"summary\""), json);
        assertTrue(json.contains("\"summary_random\""), json);
        assertTrue(json.contains("\"peer\": \"disruptor-sp\""), json);
        assertTrue(json.contains("\"ratio_median\": 1.625"), json);
        String summary = json.substring(json.indexOf("\"summary\""), json.indexOf("\"summary_random\""));
        assertFalse(summary.contains("latency_p999"), summary);
    }

    @Test
    void theTableNamesUnits() {
        var out = new ByteArrayOutputStream();
        report().print(Terminal.plain(out, out));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("disruptor-sp"), text);
        assertTrue(text.contains("/s"), text);
        assertTrue(text.contains("300 ns"), text);
    }

    @Test
    void thePictureIsWellFormed() throws Exception {
        String svg = Plot.of(report());
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        int lines = 2 * Summary.of(List.of(match)).size();
        assertEquals(lines, document.getElementsByTagName("circle").getLength());
    }

    @Test
    void aSpreadIsInterpolated() {
        assertEquals(new Spread(7, 7, 7), Spread.of(7));
        assertEquals(new Spread(2, 6, 10), Spread.of(11, 1, 3, 5, 7, 9, 2, 4, 6, 8, 10));
    }

    private PeersReport report() {
        Map<String, List<Match>> results = new LinkedHashMap<>();
        results.put("hot", List.of(match));
        results.put("random", List.of(match));
        return new PeersReport(new Machine("A <cpu> & more", 2, "Linux", "JDK", "now"), results);
    }

    private static Summary only(List<Summary> lines, Measure measure, Placement placement) {
        return lines.stream()
                .filter(line -> line.measure() == measure && line.placement() == placement)
                .findFirst()
                .orElseThrow();
    }

    private static Pair pair(double handover, double atr, double other, double atrNanos, double otherNanos) {
        return new Pair(sample(handover, atr, atrNanos), sample(handover, other, otherNanos));
    }

    private static Sample sample(double handover, double perSecond, double nanos) {
        return new Sample(new Figures(1, perSecond, nanos, nanos, nanos), SHAPE, handover, handover);
    }
}
