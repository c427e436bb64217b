package io.atr.node.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.replay.Run;
import io.atr.node.replay.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees who gets something wrong, or right: exit codes, messages, files. */
class BacktestCommandTest {
    private static final String OLD = """
            version: 1
            topics:
              - {name: "udp:10.0.0.9:53", id: 7, rate: 1/s, burst: 2}
              - {name: "udp:10.0.0.8:*", id: 8}
            senders:
              - {name: one, id: 1, address: 10.0.0.1, publish: ["*"]}
            """;
    private static final String NEW = """
            version: 1
            topics:
              - {name: "udp:10.0.0.9:53", id: 7, rate: 1/s, burst: 1}
            senders:
              - {name: uno, id: 1, address: 10.0.0.1, publish: ["*"]}
            """;

    @TempDir
    private Path folder;

    private Path capture;
    private Path before;
    private Path after;
    private Path list;

    @BeforeEach
    void files() throws IOException {
        Sample one = Sample.udp(1_000, "10.0.0.1", "10.0.0.9", 53, 1);
        Sample two = Sample.udp(2_000, "10.0.0.1", "10.0.0.9", 53, 2);
        Sample gone = Sample.udp(3_000, "10.0.0.1", "10.0.0.8", 5, 3);
        Sample strange = Sample.udp(4_000, "10.0.0.2", "10.0.0.8", 5, 4);
        capture = Files.write(folder.resolve("some.pcap"), Sample.capture(one, two, gone, strange));
        before = Files.writeString(folder.resolve("old.yaml"), OLD);
        after = Files.writeString(folder.resolve("new.yaml"), NEW);
        list = folder.resolve("differences.csv");
    }

    private Run run(Object... more) {
        Stream<Object> needed = Stream.of(capture, "--rules", before, "--against", after);
        return Run.of(
                BacktestCommand::new, Stream.concat(needed, Arrays.stream(more)).toArray());
    }

    @Test
    void differencesAreNoFinding() {
        Run run = run("--differences", "-");
        assertEquals(0, run.code());
        assertEquals("""
                index,time_ns,topic,sender,old_verdict,old_reason,new_verdict,new_reason
                1,2000,7,1,ALLOW,ALLOWED,THROTTLE,E_GOV_THROTTLED
                2,3000,udp:10.0.0.8:5,1,ALLOW,ALLOWED,DROP,E_GOV_UNKNOWN_TOPIC
                3,4000,udp:10.0.0.8:5,ip:10.0.0.2,DROP,E_GOV_UNKNOWN_SENDER,DROP,E_GOV_UNKNOWN_TOPIC
                """, run.out());
        assertTrue(run.err().contains("Changes"), "the summary goes to stderr");
    }

    @Test
    void theSummarySaysWhatChangesAndWhose() {
        String out = run().out().replaceAll(" +", " ");
        assertTrue(out.contains("\nother verdict 2 (50.0 %)\nother reason 1 (25.0 %), with the same verdict\n"), out);
        assertTrue(out.contains("\n ALLOW ALLOWED 3 1\n"), out);
        assertTrue(out.contains("\n ALLOW -> THROTTLE (E_GOV_THROTTLED) 1 25.0 %\n"), out);
        assertTrue(out.contains("\n 1 uno 7 udp:10.0.0.9:53 1 ALLOW -> THROTTLE (E_GOV_THROTTLED)\n"), out);
        assertTrue(out.contains("\n 1 uno 8 udp:10.0.0.8:* (old) 1 ALLOW -> DROP (E_GOV_UNKNOWN_TOPIC)\n"), out);
        assertTrue(out.contains("\n ip:10.0.0.2 - 8 udp:10.0.0.8:* (old) 1 DROP (E_GOV_UNKNOWN_SENDER) -> DROP"), out);
    }

    @Test
    void whatIsNotListedIsCounted() {
        String out = run("--top", 1, "--loop", 3).out().replaceAll(" +", " ");
        assertTrue(out.contains("\nWhose (1 of 3 by sender and topic)\n"), out);
        assertTrue(out.contains("\n and 2 more with "), out);
        assertFalse(run("--top", 0).out().contains("Whose"));
    }

    @Test
    void equalRulesDifferNowhere() throws IOException {
        Files.writeString(after, OLD);
        Run run = run("--differences", list);
        assertEquals(0, run.code());
        assertTrue(run.out().contains("0 (0.0 %)") && !run.out().contains("Changes"), run.out());
        assertEquals(DifferenceFile.HEADER + "\n", Files.readString(list));
    }

    @Test
    void bothRulesAreNeeded() {
        Run noNew = Run.of(BacktestCommand::new, capture, "--rules", before);
        assertEquals(2, noNew.code());
        assertTrue(noNew.err().contains("--against NEW is missing"), noNew.err());
        Run noOld = Run.of(BacktestCommand::new, capture, "--against", after);
        assertEquals(2, noOld.code());
        assertTrue(noOld.err().contains("--rules OLD is missing"), noOld.err());
    }

    @Test
    void wrongRulesAreNamedByPlace() throws IOException {
        for (Path file : List.of(before, after)) {
            String good = Files.readString(file);
            Files.writeString(file, good.replace("rate: 1/s", "rate: 0/s"));
            Run run = run("--differences", list);
            assertEquals(78, run.code());
            assertTrue(run.err().contains(file.getFileName() + ":3:"), run.err());
            assertFalse(Files.exists(list));
            Files.writeString(file, good);
        }
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        assertEquals(2, run("--differences", folder.resolve("no/d.csv")).code());
        for (Path file : List.of(capture, before, after)) {
            Path aside = Files.move(file, folder.resolve("aside"));
            Run run = run("--differences", list);
            assertEquals(2, run.code());
            assertTrue(run.err().contains(String.valueOf(file.getFileName())), run.err());
            assertFalse(Files.exists(list));
            Files.move(aside, file);
        }
    }

    @Test
    void whatStandsBeforeTheDamageIsReported() throws IOException {
        byte[] whole = Files.readAllBytes(capture);
        Files.write(capture, Arrays.copyOf(whole, whole.length - 1));
        Path json = folder.resolve("report.json");
        Run run = run("--differences", list, "--json", json, "--loop", 5);
        assertEquals(1, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("some.pcap: byte ") && run.err().contains("(3 datagrams before"), run.err());
        assertEquals(3, Files.readString(list).lines().count());
        assertTrue(run.out().contains("the capture cannot be read any further"), run.out());
        Map<String, Object> report = Run.json(Files.readString(json));
        assertEquals("damaged", report.get("ending"));
        assertEquals(3, report.get("datagrams"));
        assertEquals(2, report.get("other_verdict"));
    }

    @Test
    void aFileThatIsNoCaptureGetsOneLine() throws IOException {
        Files.writeString(capture, "a letter to a friend");
        Run run = run();
        assertEquals(1, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("some.pcap: byte 0"), run.err());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsSaid() {
        Run run = run("--differences", "/dev/full");
        assertEquals(1, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("--differences /dev/full: "), run.err());
        assertTrue(run.out().contains("E_GOV_THROTTLED"), "the summary is printed all the same");
    }

    @Test
    void nothingIsWrittenOverWhatIsRead() throws IOException {
        for (Path file : List.of(capture, before, after)) {
            byte[] bytes = Files.readAllBytes(file);
            for (String option : List.of("--differences", "--json")) {
                assertEquals(2, run(option, file).code());
            }
            assertArrayEquals(bytes, Files.readAllBytes(file));
        }
        assertEquals(2, run("--differences", list, "--json", list).code());
        assertEquals(2, run("--differences", "-", "--json", "-").code());
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        Map<String, String> wrong =
                Map.of("--topic", "udp.port", "--sender", "payload:u64le@0", "--loop", "0", "--top", "-1");
        wrong.forEach((option, value) -> {
            Run run = run(option, value);
            assertEquals(2, run.code(), option);
            assertTrue(run.err().contains(option) && run.err().contains(value), run.err());
        });
    }
}
