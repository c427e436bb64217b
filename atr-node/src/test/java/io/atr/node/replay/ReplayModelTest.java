package io.atr.node.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole replays of random captures under random rules, line by line against exact arithmetic. */
class ReplayModelTest {
    private static final int SEEDS = 250;

    @TempDir
    private Path folder;

    @Test
    void everyVerdictIsTheModels() throws Exception {
        TreeSet<String> reasons = new TreeSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Scene scene = new Scene(seed);
            List<String> expected =
                    new Model(scene.rules, scene.topicFrom, scene.senderFrom).verdicts(scene.samples, scene.loops);
            Path json = folder.resolve("report.json");
            List<String> found = replay(scene, json);
            for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
                assertEquals(expected.get(i), found.get(i), "seed " + seed + ", line " + (i + 1) + explain(scene));
            }
            assertEquals(expected.size(), found.size(), "seed " + seed + ": lines");
            List<String> rows = expected.subList(1, expected.size());
            checkReport(seed, rows, Run.json(Files.readString(json)));
            rows.forEach(row -> reasons.add(column(row, 5)));
        }
        assertEquals(
                "[ALLOWED, E_GOV_DENYLISTED, E_GOV_THROTTLED, E_GOV_UNKNOWN_SENDER, E_GOV_UNKNOWN_TOPIC,"
                        + " E_INGRESS_NO_KEY, E_INGRESS_TOO_SHORT]",
                reasons.toString(),
                "the seeds no longer meet every reason");
    }

    private List<String> replay(Scene scene, Path json) throws IOException {
        Path capture = Files.write(folder.resolve("capture"), scene.capture);
        Path rules = Files.writeString(folder.resolve("rules.yaml"), scene.rules.yaml());
        Path verdicts = folder.resolve("verdicts.csv");
        Run run = Run.of(
                capture,
                rules,
                "--topic",
                scene.topicFrom,
                "--sender",
                scene.senderFrom,
                "--loop",
                scene.loops,
                "--verdicts",
                verdicts,
                "--json",
                json);
        assertEquals(0, run.code(), () -> run.err() + scene.rules.yaml());
        String text = Files.readString(verdicts);
        assertTrue(text.endsWith("\n"), "the last line is not ended");
        return text.lines().toList();
    }

    private static void checkReport(long seed, List<String> rows, Map<String, Object> report) {
        assertEquals(rows.size(), report.get("datagrams"), "seed " + seed);
        assertEquals(counts(rows, 4), nonZero(report.get("verdicts")), "seed " + seed);
        assertEquals(counts(rows, 5), nonZero(report.get("reasons")), "seed " + seed);
        assertEquals(counts(rows, 2), tallies(report.get("topics")), "seed " + seed);
        assertEquals(counts(rows, 3), tallies(report.get("senders")), "seed " + seed);
    }

    private static Map<String, Integer> counts(List<String> rows, int column) {
        Map<String, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(column(row, column), 1, Integer::sum));
        return counts;
    }

    private static String column(String row, int column) {
        return row.split(",", -1)[column];
    }

    private static Map<String, Integer> nonZero(Object object) {
        Map<String, Integer> counts = new HashMap<>();
        ((Map<?, ?>) object).forEach((name, count) -> {
            if (!count.equals(0)) {
                counts.put((String) name, (Integer) count);
            }
        });
        return counts;
    }

    private static Map<String, Integer> tallies(Object list) {
        Map<String, Integer> counts = new HashMap<>();
        for (Object each : (List<?>) list) {
            Map<?, ?> tally = (Map<?, ?>) each;
            String label = tally.get("id") == null ? (String) tally.get("name") : String.valueOf(tally.get("id"));
            counts.put(label.equals("(none)") ? "" : label, (Integer) tally.get("datagrams"));
        }
        return counts;
    }

    private static String explain(Scene scene) {
        return ", topic " + scene.topicFrom + ", sender " + scene.senderFrom + ", under\n" + scene.rules.yaml();
    }
}
