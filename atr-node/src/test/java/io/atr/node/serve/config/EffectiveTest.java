package io.atr.node.serve.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers against a map into which they are written one after the other. */
class EffectiveTest {
    private static final List<Setting<?>> NUMBERS = NodeSettings.ALL.stream()
            .filter(setting ->
                    setting.kind().label().equals("N") && !setting.name().endsWith("slots"))
            .toList();

    @TempDir
    Path folder;

    @Test
    void theLaterLayerHasTheLastWord() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Map<Setting<?>, String> model = new LinkedHashMap<>();
            NUMBERS.forEach(setting -> model.put(setting, setting.standard() + " default"));

            Map<Setting<?>, String> inFile = draw(random);
            inFile.forEach((setting, value) -> model.put(setting, value + " file"));
            Map<String, String> environment = new HashMap<>();
            draw(random).forEach((setting, value) -> {
                environment.put(setting.variable(), value);
                model.put(setting, value + " environment");
            });
            Map<Setting<?>, String> flags = draw(random);
            flags.forEach((setting, value) -> model.put(setting, value + " flag"));

            Problems problems = new Problems();
            Effective effective = Effective.read(written(inFile, random), environment, flags, problems, warning -> {});
            assertEquals(List.of(), problems.lines(), "seed " + seed);
            for (Setting<?> setting : NUMBERS) {
                String layer = effective.origin(setting).toString().split(" ", 2)[0];
                assertEquals(
                        model.get(setting),
                        effective.find(setting).orElseThrow() + " " + layer,
                        setting.key() + ", seed " + seed + ", round " + round);
            }
        }
    }

    @Test
    void printedSettingsReadBackAsTheSame() throws IOException {
        Map<Setting<?>, String> flags = new LinkedHashMap<>();
        flags.put(NodeSettings.NAME, "it's # a: name");
        flags.put(NodeSettings.RULES, "some where/rules.yaml");
        flags.put(NodeSettings.CPUS, "1,2,4-6");
        flags.put(NodeSettings.DRAIN, "1500 ms");
        flags.put(NodeSettings.GRPC, "[::1]:0");
        flags.put(NodeSettings.ADMIN, "off");
        flags.put(NodeSettings.PAGES, "transparent-huge");
        flags.put(NodeSettings.MESSAGE, "1536 KiB");
        Effective first = read(null, flags);
        Path file = folder.resolve("printed.yaml");
        Files.write(file, EffectiveText.yaml(first));
        Effective second = read(file, Map.of());
        for (Setting<?> setting : NodeSettings.ALL) {
            assertEquals(first.written(setting), second.written(setting), setting.key());
        }
        assertEquals(List.of(1, 2, 4, 5, 6), second.get(NodeSettings.CPUS));
        assertEquals(1536L << 10, second.get(NodeSettings.MESSAGE));
        assertEquals("file " + file + ":2:7", second.origin(NodeSettings.NAME).toString());
    }

    @Test
    void everySettingHasNamesOfItsOwn() {
        assertEquals(
                NodeSettings.ALL.size(),
                NodeSettings.ALL.stream().map(Setting::key).distinct().count());
        assertEquals(
                NodeSettings.ALL.size(),
                NodeSettings.ALL.stream().map(Setting::flag).distinct().count());
    }

    @Test
    void wrongValuesAreToldWithTheirPlaceAndLayer() throws IOException {
        Path file = folder.resolve("node.yaml");
        Files.writeString(file, """
                bus:
                  shards: 0
                  lane-slotz: 4
                  lane-slots: 5000
                grpc: 7
                adminn: {listen: x}
                bus: {}
                drain: 10
                """);
        Problems problems = new Problems();
        Effective.read(file, Map.of("ATR_TOPICS", "many"), Map.of(NodeSettings.PAGES, "huge"), problems, warning -> {});
        String text = String.join("\n", problems.lines());
        for (String part : List.of(
                file + ":2:11: bus.shards: '0' is not a whole number in 1..256",
                file + ":3:3: the section bus has no lane-slotz; did you mean lane-slots?",
                file + ":4:15: bus.lane-slots: '5000' is not a power of two; write 4096 or 8192",
                file + ":5:7: grpc is a section",
                file + ":6:1: there is no setting adminn; did you mean admin?",
                file + ":7:1: bus stands here twice",
                file + ":8:8: drain: '10' has no number and unit",
                "ATR_TOPICS: 'many' is not a whole number in 1..1048576",
                "--pages: 'huge' is none of normal, transparent-huge, reserved-huge")) {
            assertTrue(text.contains(part), part + "\nis not in\n" + text);
        }
        assertEquals(ExitCode.BAD_CONFIG, problems.exitCode());
    }

    @Test
    void aWrongFlagAloneIsUsage() {
        Problems problems = new Problems();
        Effective.read(null, Map.of(), Map.of(NodeSettings.SHARDS, "many"), problems, warning -> {});
        assertEquals(ExitCode.USAGE, problems.exitCode());
    }

    @Test
    void textThatIsNoYamlAndFilesThatAreNotThereAreTold() throws IOException {
        Path broken = folder.resolve("broken.yaml");
        for (String text : List.of("a: [", "- 1", "&a [*a]", "? {a: b}\n: c", "x", "bus: [[1]]", "name: [a, [b]]")) {
            Files.writeString(broken, text);
            Problems problems = new Problems();
            Effective.read(broken, Map.of(), Map.of(), problems, warning -> {});
            assertEquals(ExitCode.BAD_CONFIG, problems.exitCode(), text);
            assertTrue(
                    problems.lines().getFirst().startsWith(broken.toString()),
                    problems.lines().toString());
        }
        Problems problems = new Problems();
        Effective.read(folder.resolve("nowhere"), Map.of(), Map.of(), problems, warning -> {});
        assertEquals(
                List.of(folder.resolve("nowhere") + ": no such file; check the path of the configuration file"),
                problems.lines());
    }

    @Test
    void aMisspeltVariableIsAWarning() {
        List<String> warnings = new ArrayList<>();
        Effective.read(
                null,
                Map.of("ATR_SHARD", "2", "ATR_TOKEN", "x", "ATR_DEBUG", "1", "ATR_NODE", "y"),
                Map.of(),
                new Problems(),
                warnings::add);
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.getFirst().contains("did you mean ATR_SHARDS?"), warnings.getFirst());
    }

    @Test
    void pathsOfAFileStartAtItsFolder() throws IOException {
        Path file = folder.resolve("node.yaml");
        Files.writeString(file, "rules: my/rules.yaml\n");
        assertEquals(folder.resolve("my/rules.yaml"), read(file, Map.of()).get(NodeSettings.RULES));
    }

    private static Effective read(Path file, Map<Setting<?>, String> flags) {
        Problems problems = new Problems();
        Effective effective = Effective.read(file, Map.of(), flags, problems, warning -> {});
        assertEquals(List.of(), problems.lines());
        return effective;
    }

    private static Map<Setting<?>, String> draw(Random random) {
        Map<Setting<?>, String> drawn = new LinkedHashMap<>();
        for (Setting<?> setting : NUMBERS) {
            if (random.nextInt(3) == 0) {
                drawn.put(setting, String.valueOf(1 + random.nextInt(200)));
            }
        }
        return drawn;
    }

    private Path written(Map<Setting<?>, String> values, Random random) throws IOException {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        values.forEach((setting, value) -> sections.computeIfAbsent(setting.section(), s -> new ArrayList<>())
                .add(setting.nameInSection() + ": " + (random.nextBoolean() ? value : "'" + value + "'")));
        StringBuilder text = new StringBuilder("# drawn\n");
        sections.forEach((section, lines) -> {
            text.append(section).append(":\n");
            lines.forEach(line -> text.append("  ").append(line).append('\n'));
        });
        return Files.writeString(folder.resolve("drawn.yaml"), text);
    }
}
