package io.atr.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GrpcCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CommandLine grpc = new CommandLine(new GrpcCommand(Terminal.plain(out, err)))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(strings = {"in-process", "unix", "tcp"})
    void everyLoadInSmall(String transport, @TempDir Path folder) throws Exception {
        Path json = folder.resolve("grpc.json");
        int code = grpc.execute(
                "--transport", transport, "--rounds", "1", "--seconds", "0.001", "--json", json.toString());
        assertEquals(0, code, err.toString(StandardCharsets.UTF_8));
        String document = Files.readString(json);
        assertEquals(14, document.split("\"transport\": \"" + transport + "\"", -1).length - 1, document);
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("packet of 4,096"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--transport=pigeon", "--rounds=0", "--seconds=NaN", "--seconds=0"})
    void nonsenseIsAUsageError(String option) {
        assertEquals(2, grpc.execute(option));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void isListed() {
        assertTrue(BenchCommand.withSubcommands(Terminal.plain(out, err))
                .getSubcommands()
                .containsKey("grpc"));
    }
}
