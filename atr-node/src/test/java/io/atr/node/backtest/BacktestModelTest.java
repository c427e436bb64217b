package io.atr.node.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.replay.Run;
import io.atr.node.replay.Scene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random captures under random pairs of rules, line by line against two replays, one under each. */
class BacktestModelTest {
    private static final int SEEDS = 150;

    @TempDir
    private Path folder;

    private final Set<String> kinds = new TreeSet<>();
    private final Set<String> knownBy = new TreeSet<>();

    @Test
    void differsWhereTwoReplaysDiffer() throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            check(seed);
        }
        String met = kinds.toString();
        for (String kind : List.of(
                "ALLOWED -> E_GOV_THROTTLED",
                "E_GOV_THROTTLED -> ALLOWED",
                "ALLOWED -> E_GOV_DENYLISTED",
                "E_GOV_DENYLISTED -> ALLOWED",
                "ALLOWED -> E_GOV_UNKNOWN_TOPIC",
                "E_GOV_UNKNOWN_SENDER -> E_GOV_UNKNOWN_TOPIC")) {
            assertTrue(kinds.contains(kind), () -> "the seeds no longer meet " + kind + ", only " + met);
        }
        assertEquals("[new, null, old]", knownBy.toString(), "whose names the seeds meet");
    }

    private void check(long seed) throws Exception {
        Scene scene = new Scene(seed);
        String before = scene.yaml();
        String after = Revised.of(before, seed);
        Path capture = Files.write(folder.resolve("capture"), scene.capture);
        Path old = Files.writeString(folder.resolve("old.yaml"), before);
        Path fresh = Files.writeString(folder.resolve("new.yaml"), after);
        List<String[]> was = replay(scene, capture, old);
        List<String[]> is = replay(scene, capture, fresh);
        List<String> expected = new ArrayList<>(List.of(DifferenceFile.HEADER));
        Map<String, Integer> pairs = new TreeMap<>();
        for (int i = 0; i < was.size(); i++) {
            String[] one = was.get(i);
            String[] other = is.get(i);
            if (!one[5].equals(other[5])) {
                expected.add(
                        String.join(",", other[0], other[1], other[2], other[3], one[4], one[5], other[4], other[5]));
                kinds.add(one[5] + " -> " + other[5]);
                String sender = whose(one[3], other[3], Revised.ids(before, false), Revised.ids(after, false));
                String topic = whose(one[2], other[2], Revised.ids(before, true), Revised.ids(after, true));
                pairs.merge(sender + " on " + topic, 1, Integer::sum);
            }
        }
        Path json = folder.resolve("report.json");
        Run run = Run.of(
                BacktestCommand::new,
                capture,
                "--rules",
                old,
                "--against",
                fresh,
                "--topic",
                scene.topicFrom,
                "--sender",
                scene.senderFrom,
                "--loop",
                scene.loops,
                "--differences",
                "-",
                "--json",
                json);
        String where = "seed " + seed + ", under\n" + before + "and\n" + after;
        assertEquals(0, run.code(), () -> run.err() + where);
        assertEquals(String.join("\n", expected) + "\n", run.out(), where);
        Map<String, Object> report = Run.json(Files.readString(json));
        assertEquals(was.size(), report.get("datagrams"), where);
        assertEquals(pairs, pairs(report), where);
        assertEquals(
                expected.size() - 1,
                (Integer) report.get("other_verdict") + (Integer) report.get("other_reason_only"),
                where);
    }

    private List<String[]> replay(Scene scene, Path capture, Path rules) {
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
                "-");
        assertEquals(0, run.code(), run.err());
        return run.out().lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    /** What the new rules say, unless only the old ones know it. */
    private static String whose(String before, String after, Set<String> oldIds, Set<String> newIds) {
        return !newIds.contains(after) && oldIds.contains(before) ? "old " + before : after;
    }

    private Map<String, Integer> pairs(Map<String, Object> report) {
        Map<String, Integer> pairs = new TreeMap<>();
        for (Object each : (List<?>) report.get("pairs")) {
            Map<?, ?> pair = (Map<?, ?>) each;
            String name = label((Map<?, ?>) pair.get("sender")) + " on " + label((Map<?, ?>) pair.get("topic"));
            pairs.put(name, (Integer) pair.get("datagrams"));
        }
        return pairs;
    }

    private String label(Map<?, ?> party) {
        knownBy.add(String.valueOf(party.get("known_by")));
        String label = String.valueOf(party.get("id") == null ? party.get("name") : party.get("id"));
        return "old".equals(party.get("known_by")) ? "old " + label : label;
    }
}
