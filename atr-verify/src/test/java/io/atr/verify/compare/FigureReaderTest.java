package io.atr.verify.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.JsonObject;
import io.atr.verify.report.Report;
import io.atr.verify.row.Bound;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FigureReaderTest {
    private static final String STAGES = """
            {"machine": {}, "stages": [
              {"stage": "Pop.pop", "workload": "", "nanos": 1.5, "error": 0.25},
              {"stage": "Govern.judge", "workload": "hot", "nanos": 4.5, "error": null}]}
            """;

    @Test
    void rowsOfAReport() {
        Row rate = Contract.known("2");
        Row never = Contract.known("3.2");
        assertEquals(
                List.of(
                        new Figure("2", rate.title(), rate.unit(), Bound.AT_LEAST, "one-l3", 20, 18, 22),
                        new Figure(
                                "3.2",
                                never.title(),
                                never.unit(),
                                Bound.AT_MOST,
                                "",
                                Double.NaN,
                                Double.NaN,
                                Double.NaN)),
                FigureReader.read(report(
                        Outcome.judged(
                                rate,
                                Evidence.of(rate, 20, 1).placement("one-l3").between(18, 22)),
                        Outcome.unsupported(never, "not built"))));
    }

    @Test
    void aRowOfAnotherContractIsReadToo() {
        Row row = new Row("99", "to come", "ns", Bound.AT_MOST, 1, 1, "somehow");
        assertEquals(
                "99",
                FigureReader.read(report(Outcome.judged(row, Evidence.of(row, 1, 1))))
                        .getFirst()
                        .id());
    }

    @Test
    void stages() {
        assertEquals(
                List.of(
                        new Figure("Pop.pop", "", "ns", Bound.AT_MOST, "", 1.5, 1.25, 1.75),
                        new Figure("Govern.judge hot", "", "ns", Bound.AT_MOST, "", 4.5, Double.NaN, Double.NaN)),
                FigureReader.read(STAGES));
    }

    @Test
    void whatIsNeitherIsRefused() {
        assertRefused("{}", "neither rows nor stages");
        assertRefused("[1, 2]", "neither rows nor stages");
        assertRefused("{\"rows\": []}", "its schema is null");
        assertRefused("{\"stages\": [7]}", "a row is no object");
        assertRefused("{\"stages\": [{\"stage\": 7}]}", "no text stage");
        assertRefused("{\"stages\": [", "no JSON");
    }

    @Test
    void damagedDocumentsAreReadOrRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Row row = Contract.known("2");
        for (String whole : List.of(STAGES, report(Outcome.judged(row, Evidence.of(row, 1, 1))))) {
            for (int i = 0; i < 500; i++) {
                char[] text = whole.toCharArray();
                text[random.nextInt(text.length)] = (char) random.nextInt(32, 127);
                try {
                    FigureReader.read(new String(text));
                } catch (IllegalArgumentException refused) {
                    assertTrue(refused.getMessage() != null, () -> "seed " + seed);
                }
            }
        }
    }

    private static void assertRefused(String text, String why) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> FigureReader.read(text));
        assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
    }

    private static String report(Outcome... outcomes) {
        return new Report(new JsonObject(), "quick", 1, List.of(outcomes))
                .json()
                .toString();
    }
}
