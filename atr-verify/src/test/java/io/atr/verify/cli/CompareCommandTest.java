package io.atr.verify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int files;

    @TempDir
    private Path folder;

    private int run(Object... args) {
        out.reset();
        err.reset();
        CommandLine line = (CommandLine) new VerifyVerb().command(Terminal.plain(out, err));
        line.setExecutionExceptionHandler((thrown, _, _) -> {
            if (thrown instanceof CommandException known) {
                err.writeBytes(known.line().getBytes(StandardCharsets.UTF_8));
                return known.exitCode();
            }
            throw thrown;
        });
        List<String> words = new ArrayList<>(List.of("compare"));
        for (Object arg : args) {
            words.add(arg.toString());
        }
        return line.execute(words.toArray(String[]::new));
    }

    @Test
    void aSlowdownIsAFindingAndIsNamed() throws IOException {
        Path json = folder.resolve("out.json");
        assertEquals(
                1,
                run(
                        stage(10),
                        stage(12),
                        stage(10.1),
                        stage(12.3),
                        "--first",
                        "abc",
                        "--second",
                        "def",
                        "--json",
                        json));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.startsWith("first: abc, second: def\n"), text);
        assertTrue(text.contains("Govern.judge hot"), text);
        assertTrue(text.contains("1.200    1.218  slower"), text);
        assertTrue(text.endsWith("1 compared, 1 slower by more than 5 %\n"), text);
        String document = Files.readString(json);
        assertTrue(document.contains("\"schema\": \"atr.compare/1\""), document);
        assertTrue(document.contains("\"change\": \"SLOWER\""), document);
        assertEquals(0, run(stage(10), stage(12), stage(10.1), stage(12.3), "--percent", 25));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("slower, within 25 %"));
    }

    @Test
    void whatDoesNotDifferIsFine() throws IOException {
        assertEquals(0, run(stage(10), stage(10.2), stage(10.1), stage(10)));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("no difference"));
    }

    @Test
    void nothingInCommonIsNoComparison() throws IOException {
        assertEquals(69, run(stage(10), write("{\"stages\": []}")));
        assertTrue(out.toString(StandardCharsets.UTF_8)
                .contains("not compared: Govern.judge hot (the second lacks it) in 1 pair\n"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("nothing could be compared"));
    }

    @Test
    void nonsenseIsRefused() throws IOException {
        assertEquals(2, run());
        assertEquals(2, run(stage(1)));
        assertEquals(2, run(stage(1), stage(1), stage(1)));
        assertEquals(2, run(stage(1), stage(1), "--percent", "NaN"));
        assertEquals(2, run(stage(1), folder.resolve("none")));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("cannot be read"));
        assertEquals(78, run(stage(1), write("{}")));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("neither rows nor stages; name files"));
    }

    private Path stage(double nanos) throws IOException {
        return write(String.format(
                Locale.ROOT,
                "{\"stages\": [{\"stage\": \"Govern.judge\", \"workload\": \"hot\", \"nanos\": %f, \"error\": 0.1}]}",
                nanos));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve(files++ + ".json"), text);
    }
}
