package io.atr.verify.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.JsonObject;
import io.atr.verify.row.Chart;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Kind;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Series;
import io.atr.verify.row.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
    @RepeatedTest(20)
    void whatIsWrittenIsReadAgain() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Outcome> outcomes =
                Contract.rows().stream().map(row -> outcome(row, random)).toList();
        String text =
                new Report(new JsonObject(), "quick", 1.5, outcomes).json().toString();
        assertEquals(outcomes, ReportReader.read(text), () -> "seed " + seed);
    }

    @Test
    void aBrokenDocumentIsRefusedWhereverItEnds() {
        String text = document();
        for (int length = 0; length < text.stripTrailing().length(); length++) {
            String cut = text.substring(0, length);
            assertThrows(IllegalArgumentException.class, () -> ReportReader.read(cut), "cut at " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDamagedDocumentIsReadOrRefused(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            char[] text = document().toCharArray();
            text[random.nextInt(text.length)] = (char) random.nextInt(32, 127);
            try {
                ReportReader.read(new String(text));
            } catch (IllegalArgumentException refused) {
                assertTrue(refused.getMessage() != null, "seed " + seed);
            }
        }
    }

    @Test
    void anotherSchemaIsRefused() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> ReportReader.read(document().replace(Report.SCHEMA, "atr.verify/99")));
        assertTrue(refused.getMessage().contains("atr.verify/99"), refused.getMessage());
    }

    @Test
    void aRowThatIsNotKnownIsLeftOut() {
        assertEquals(List.of(), ReportReader.read(document().replace("\"id\": \"2\"", "\"id\": \"99\"")));
    }

    @Test
    void aDocumentOfEarlierThatHasNoSeriesIsReadAsWell() {
        String text = document();
        List<Outcome> outcomes = ReportReader.read(text.substring(0, text.indexOf(",\n  \"series\"")) + "}");
        assertEquals(1, outcomes.size());
        assertEquals(List.of(), outcomes.getFirst().series());
    }

    private static String document() {
        Outcome outcome = outcome(Contract.known("2"), new Random(1));
        return new Report(new JsonObject(), "quick", 1, List.of(outcome)).json().toString();
    }

    private static Outcome outcome(Row row, Random random) {
        if (random.nextInt(5) == 0) {
            return Outcome.unsupported(row, "because of \"" + random.nextInt() + "\"");
        }
        Evidence evidence = Evidence.of(row, random.nextDouble() * 1e6, random.nextInt(1_000_000));
        evidence = random.nextBoolean() ? evidence.tail(tail(random)) : evidence;
        evidence = random.nextBoolean() ? evidence.platform(tail(random)) : evidence;
        evidence = random.nextBoolean() ? evidence.placement("one-l3") : evidence;
        evidence = random.nextBoolean() ? evidence.between(random.nextDouble(), random.nextDouble()) : evidence;
        evidence = random.nextBoolean() ? evidence.target(random.nextDouble() * 1e3, row.bound()) : evidence;
        evidence = random.nextBoolean() ? evidence.reason("words " + random.nextInt()) : evidence;
        List<Load> loads = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Tail tail = random.nextBoolean() ? tail(random) : null;
            String histogram = tail != null && random.nextBoolean() ? "HISTF" + random.nextInt() : null;
            loads.add(new Load(
                    "load " + i, random.nextDouble(), tail, histogram, random.nextBoolean() ? "unit " + i : null));
        }
        evidence = evidence.series(series(random));
        Outcome judged = Outcome.judged(row, evidence.loads(loads));
        return new Outcome(row, judged.verdict(), judgedAsWritten(judged), judged.reason());
    }

    private static List<Series> series(Random random) {
        List<Series> all = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Chart chart = Chart.values()[random.nextInt(Chart.values().length)];
            List<Series.Point> points = random.doubles(random.nextInt(5))
                    .mapToObj(x -> new Series.Point(x, 1e6 * random.nextDouble()))
                    .toList();
            all.add(new Series(chart, Kind.values()[random.nextInt(Kind.values().length)], "s" + i, "ms", points));
        }
        return all;
    }

    /** Only a PASS can meet its target, and so it is written. */
    private static Evidence judgedAsWritten(Outcome judged) {
        Evidence evidence = judged.evidence();
        if (evidence == null) {
            throw new AssertionError("judged without evidence");
        }
        return evidence.targetMet(judged.targetMet());
    }

    private static Tail tail(Random random) {
        return new Tail(random.nextInt(100), random.nextInt(1000), random.nextInt(10_000), random.nextInt(100_000));
    }
}
