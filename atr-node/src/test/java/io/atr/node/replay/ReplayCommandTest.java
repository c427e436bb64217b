package io.atr.node.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees who gets something wrong, or right: exit codes, messages, files. */
class ReplayCommandTest {
    private static final String RULES = """
            version: 1
            topics:
              - {name: "udp:10.0.0.9:53", id: 7, rate: 1/s, burst: 2, priority: p1}
              - {name: "udp:10.0.0.8:*", id: 8}
            senders:
              - {name: one, id: 1, address: 10.0.0.1, publish: ["*"], max_in_flight: 1}
            """;
    private static final Sample GOOD = Sample.udp(1_000, "10.0.0.1", "10.0.0.9", 53, 1, 2);
    private static final Sample LATER = Sample.udp(2_000, "10.0.0.1", "10.0.0.9", 53, 3);

    @TempDir
    private Path folder;

    private Path capture;
    private Path rules;
    private Path verdicts;

    @BeforeEach
    void files() throws IOException {
        capture = Files.write(folder.resolve("some.pcap"), Sample.capture(GOOD, LATER, LATER));
        rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        verdicts = folder.resolve("verdicts.csv");
    }

    @Test
    void refusedPacketsAreNoFinding() {
        Run run = Run.of(capture, rules, "--verdicts", "-");
        assertEquals(0, run.code());
        assertEquals("""
                index,time_ns,topic,sender,verdict,reason
                0,1000,7,1,ALLOW,ALLOWED
                1,2000,7,1,ALLOW,ALLOWED
                2,2000,7,1,THROTTLE,E_GOV_THROTTLED
                """, run.out());
        assertTrue(run.err().contains("E_GOV_THROTTLED"), "the summary goes to stderr");
    }

    @Test
    void theSummaryNamesTopicsWithTheirLimits() {
        String out = Run.of(capture, rules).out().replaceAll(" +", " ");
        assertTrue(out.contains("\n 7 udp:10.0.0.9:53 1/s 2 p1 3 "), out);
        assertTrue(out.contains("\n 1 one 1 3 "), out);
        assertTrue(out.contains("\nframes 3: 3 UDP, 0 TCP\n"), out);
        assertTrue(out.contains("\n ALLOW ALLOWED 2 66.7 %\n"), out);
    }

    @Test
    void namesWithoutAnIdStandAsNames() throws IOException {
        Files.write(
                capture,
                Sample.capture(
                        Sample.udp(1, "10.0.0.2", "10.0.0.8", 1),
                        Sample.udp(2, "fe80::2", "ff02::1:2", 2),
                        Sample.tcp(3, "10.0.0.1", "10.0.0.9", 53)));
        assertEquals("""
                index,time_ns,topic,sender,verdict,reason
                0,1,8,ip:10.0.0.2,DROP,E_GOV_UNKNOWN_SENDER
                1,2,udp:[ff02::1:2]:2,ip:fe80::2,DROP,E_GOV_UNKNOWN_TOPIC
                2,3,,1,DROP,E_INGRESS_NO_KEY
                """, Run.of(capture, rules, "--verdicts", "-").out());
    }

    @Test
    void theLargestNumberIsNobody() throws IOException {
        int[] payload = {255, 255, 255, 255, 8, 0, 0, 0, 255, 255, 255, 254};
        Files.write(capture, Sample.capture(Sample.udp(1, "10.0.0.1", "10.0.0.9", 53, payload)));
        assertEquals(
                "0,1,4294967295,1,DROP,E_GOV_UNKNOWN_TOPIC",
                row(Run.of(capture, rules, "--verdicts", "-", "--topic", "payload:u32le@0")));
        for (String unknown : List.of("4294967295@0", "4294967294@8")) {
            String[] parts = unknown.split("@", -1);
            assertEquals(
                    "0,1,8," + parts[0] + ",DROP,E_GOV_UNKNOWN_SENDER",
                    row(Run.of(
                            capture,
                            rules,
                            "--verdicts",
                            "-",
                            "--topic",
                            "payload:u32le@4",
                            "--sender",
                            "payload:u32be@" + parts[1])));
        }
    }

    private static String row(Run run) {
        return run.out().lines().skip(1).findFirst().orElse(run.err());
    }

    @Test
    void withoutRulesItSaysWhatToWrite() throws IOException {
        Run run = Run.of(capture);
        assertEquals(2, run.code());
        int from = run.err().indexOf("version: 1");
        assertTrue(from > 0, run.err());
        String written =
                run.err().substring(from, run.err().indexOf("\n\n", from)).replace("\n       ", "\n");
        assertEquals(0, Run.of(capture, Files.writeString(rules, written)).code(), written);
    }

    @Test
    void wrongRulesAreNamedByPlace() throws IOException {
        Files.writeString(rules, RULES.replace("rate: 1/s", "rate: 0/s"));
        Run run = Run.of(capture, rules, "--verdicts", verdicts);
        assertEquals(78, run.code());
        assertTrue(run.err().contains("rules.yaml:3:"), run.err());
        assertFalse(Files.exists(verdicts));
    }

    @Test
    void missingFilesAreNamed() {
        Run noRules = Run.of(capture, folder.resolve("no.yaml"));
        assertEquals(2, noRules.code());
        assertTrue(noRules.err().contains("no.yaml"), noRules.err());
        Run noCapture = Run.of(folder.resolve("no.pcap"), rules, "--verdicts", verdicts);
        assertEquals(2, noCapture.code());
        assertTrue(noCapture.err().contains("no.pcap"), noCapture.err());
        assertFalse(Files.exists(verdicts));
        assertEquals(
                2,
                Run.of(capture, rules, "--verdicts", folder.resolve("no/v.csv")).code());
    }

    @Test
    void aFileThatIsNoCaptureGetsOneLine() throws IOException {
        Files.writeString(capture, "a letter to a friend");
        Run run = Run.of(capture, rules);
        assertEquals(1, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("some.pcap: byte 0"), run.err());
    }

    @Test
    void whatStandsBeforeTheDamageIsReported() throws IOException {
        byte[] whole = Files.readAllBytes(capture);
        Files.write(capture, Arrays.copyOf(whole, whole.length - 1));
        Path json = folder.resolve("report.json");
        Run run = Run.of(capture, rules, "--verdicts", verdicts, "--json", json, "--loop", 5);
        assertEquals(1, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("some.pcap: byte ") && run.err().contains("(2 datagrams before"), run.err());
        assertEquals(3, Files.readString(verdicts).lines().count());
        assertTrue(run.out().contains("the capture cannot be read any further"), run.out());
        Map<String, Object> report = Run.json(Files.readString(json));
        assertEquals("damaged", report.get("ending"));
        assertEquals(2, report.get("datagrams"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsSaid() {
        Run run = Run.of(capture, rules, "--verdicts", "/dev/full");
        assertEquals(1, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("--verdicts /dev/full: "), run.err());
        assertTrue(run.out().contains("E_GOV_THROTTLED"), "the summary is printed all the same");
    }

    @Test
    void nothingIsWrittenOverWhatIsRead() throws IOException {
        byte[] before = Files.readAllBytes(capture);
        for (String option : List.of("--verdicts", "--json")) {
            assertEquals(2, Run.of(capture, rules, option, capture).code());
            assertEquals(
                    2,
                    Run.of(capture, rules, option, folder.resolve("x/../rules.yaml"))
                            .code());
        }
        assertEquals(
                2,
                Run.of(capture, rules, "--verdicts", verdicts, "--json", verdicts)
                        .code());
        assertArrayEquals(before, Files.readAllBytes(capture));
        assertEquals(RULES, Files.readString(rules));
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        Map<String, String> wrong = Map.of(
                "--topic", "udp.port",
                "--sender", "payload:u64le@0",
                "--speed", "0",
                "--loop", "0",
                "--top", "-1",
                "--clock", "sun");
        wrong.forEach((option, value) -> {
            Run run = Run.of(capture, rules, option, value);
            assertEquals(2, run.code(), option);
            assertTrue(run.err().contains(option) && run.err().contains(value), run.err());
        });
        assertEquals(2, Run.of(capture, rules, "--json", "-", "--verdicts", "-").code());
    }

    @Test
    void jsonTakesStandardOutput() {
        Run run = Run.of(capture, rules, "--json", "-");
        Map<String, Object> report = Run.json(run.out());
        assertEquals("complete", report.get("ending"));
        assertTrue(run.err().contains("Verdicts"), "the summary goes to stderr");
        Map<?, ?> topic = (Map<?, ?>) ((List<?>) report.get("topics")).getFirst();
        assertEquals(
                "{id=7, name=udp:10.0.0.9:53, known=true, rate_per_s=1, burst=2, priority=p1, datagrams=3, ALLOW=2, DROP=0, THROTTLE=1}",
                withoutRate(topic).toString());
    }

    private static Map<Object, Object> withoutRate(Map<?, ?> tally) {
        Map<Object, Object> rest = new java.util.LinkedHashMap<>(tally);
        rest.remove("per_s");
        return rest;
    }
}
