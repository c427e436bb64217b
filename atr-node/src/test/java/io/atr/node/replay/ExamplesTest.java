package io.atr.node.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atr.node.rules.RulesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that come with the project. */
class ExamplesTest {
    @Test
    void allAreReadWithoutAWarning() throws Exception {
        List<Path> examples = examples();
        assertFalse(examples.isEmpty());
        for (Path example : examples) {
            assertEquals(List.of(), RulesReader.read(example).warnings(), example.toString());
        }
    }

    @Test
    void feedsTellsFeedsApart(@TempDir Path folder) throws Exception {
        Path capture = folder.resolve("feeds.pcap");
        Files.write(
                capture,
                Sample.capture(
                        Sample.udp(1, "10.197.41.180", "233.125.89.36", 11106),
                        Sample.udp(2, "192.0.2.1", "233.125.89.36", 11106),
                        Sample.udp(3, "192.0.2.1", "233.156.208.52", 20052),
                        Sample.udp(4, "192.0.2.1", "233.125.0.1", 1),
                        Sample.udp(5, "192.0.2.1", "233.9.9.9", 1),
                        Sample.udp(6, "192.0.2.1", "224.0.0.1", 1)));
        Path rules = folder().resolve("feeds.yaml");
        assertEquals("""
                index,time_ns,topic,sender,verdict,reason
                0,1,1,1,ALLOW,ALLOWED
                1,2,1,2,DROP,E_GOV_DENYLISTED
                2,3,2,2,ALLOW,ALLOWED
                3,4,3,2,DROP,E_GOV_DENYLISTED
                4,5,4,2,ALLOW,ALLOWED
                5,6,udp:224.0.0.1:1,2,DROP,E_GOV_UNKNOWN_TOPIC
                """, Run.of(capture, rules, "--verdicts", "-").out());
    }

    private static List<Path> examples() throws IOException {
        try (var files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    /** Above the folder in which tests run. */
    private static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/examples"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/examples");
    }
}
