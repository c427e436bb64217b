package io.atr.bench.profile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.bench.machine.Machine;
import io.atr.bench.peers.Streamed;
import io.atr.node.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileReportTest {
    @Test
    void nanosecondsAreTheShareOfAPacketsTime() {
        String text = print(report(55));
        assertTrue(text.contains("50.0 M/s, 20.00 ns a packet; 60.0 M/s right before"), text);
        assertTrue(text.contains("25.0 %         5.00  Ledger.takeToken"), text);
        assertTrue(text.contains("one-l3: hand-over 55 ns before"), text);
        assertFalse(text.contains("moved"), text);
    }

    @Test
    void aMoveOfTheProcessorsIsTold() {
        assertTrue(print(report(210)).contains("the processors were moved meanwhile"));
        assertTrue(report(210).json().toString().contains("\"steady\": false"));
    }

    @Test
    void theDocumentHasBothTables() {
        String json = report(55).json().toString();
        for (String member : List.of(
                "\"of\": \"atr\"",
                "\"workload\": \"hot\"",
                "\"shape\": \"rings 8+8\"",
                "\"placement\": \"one-l3\"",
                "\"unit\": \"msg/s\"",
                "\"thread\": \"stage\"",
                "\"frame\": \"Ledger.takeToken\"",
                "\"stage\": \"govern\"")) {
            assertTrue(json.contains(member), () -> member + " in " + json);
        }
        assertTrue(json.matches("(?s).*\"ns_per_packet\": 20(\\.0)?\\b.*"), json);
        assertTrue(json.matches("(?s).*\"share\": 0\\.25,\\s*\"ns\": 5(\\.0)?\\b.*"), json);
    }

    private static ProfileReport report(double handoverAfter) {
        ThreadProfile stage = new ThreadProfile(
                "stage",
                400,
                List.of(new Part("Batch.takePiece", 300, 0.75), new Part("Ledger.takeToken", 100, 0.25)),
                List.of(new Part("pop", 300, 0.75), new Part("govern", 100, 0.25)));
        return new ProfileReport(
                new Machine("A cpu", 2, "Linux", "JDK", "now"),
                "atr",
                "hot",
                new Streamed("rings 8+8", 60e6, 50e6, 55, handoverAfter),
                List.of(stage));
    }

    private static String print(ProfileReport report) {
        var out = new ByteArrayOutputStream();
        report.print(Terminal.plain(out, out));
        return out.toString(StandardCharsets.UTF_8);
    }
}
