package io.atr.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code atr}, in a folder where everything is built, with a JVM that prints how it was started. */
class LauncherTest {
    private static final String JVM = """
            #!/bin/sh
            printf '%s\\n' "$@" "LC_ALL=${LC_ALL-unset}" "LC_CTYPE=${LC_CTYPE-unset}" "LC_MESSAGES=${LC_MESSAGES-unset}"
            """;

    @TempDir
    private Path temp;

    private Path root;

    @BeforeEach
    void install() throws IOException {
        Path script = Path.of("..", "atr").toAbsolutePath().normalize();
        assumeTrue(Files.isExecutable(script), "the script is not beside this module");
        root = Files.createDirectory(temp.resolve("house"));
        Files.copy(script, root.resolve("atr"));
        executable(root.resolve("atr"));
        Files.createDirectories(root.resolve("target/atr"));
        Files.writeString(root.resolve("target/atr/built"), "");
        Path bin = Files.createDirectories(temp.resolve("jdk/bin"));
        Files.writeString(temp.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        executable(Files.writeString(bin.resolve("java"), JVM));
        executable(Files.writeString(bin.resolve("javac"), JVM));
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Started(int code, String out, String err) {}

    private Started start(Map<String, String> environment, String... args) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", root.resolve("atr").toString());
        builder.command().addAll(List.of(args));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", temp.resolve("jdk").toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Started(process.waitFor(), out, err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "ATR_JAVA_OPTS"})
    void whatIsNamedElsewhereIsNotNamedTwice(String variable) throws Exception {
        String usual = "-XX:+UseSerialGC\n-Xms256m\n-Xmx256m\n";
        assertTrue(start(Map.of(), "status").out().startsWith(usual));
        assertTrue(start(Map.of(), "serve").out().startsWith(usual.replace("256", "512")));
        Started harmless = start(Map.of(variable, "-Xss1m -XX:+UseStringDeduplication"), "status");
        assertTrue(harmless.out().startsWith(usual), harmless.out());
        Started collector = start(Map.of(variable, "-Xss1m -XX:+UseG1GC"), "status");
        assertTrue(collector.out().startsWith("-Xms256m\n-Xmx256m\n"), collector.out());
        assertFalse(collector.out().contains("-XX:+UseSerialGC"), collector.out());
        for (String heap : new String[] {"-Xmx64m", "-Xms1g", "-XX:MaxHeapSize=64m", "-XX:MaxRAMPercentage=20"}) {
            String out = start(Map.of(variable, heap), "serve").out();
            assertTrue(out.startsWith("-XX:+UseSerialGC\n@"), out);
        }
    }

    @Test
    void namesOfFilesAreUtf8WhereTheLocaleKnowsAsciiOnly() throws Exception {
        assertTrue(start(Map.of(), "status").out().contains("\nLC_CTYPE=C.UTF-8\n"));
        for (String locale : new String[] {"C", "POSIX", "xx_YY.UTF-8"}) {
            Started started = start(Map.of("LC_ALL", locale), "rules", "lint", "règles.yaml");
            assertTrue(
                    started.out().endsWith("lint\nrègles.yaml\nLC_ALL=unset\nLC_CTYPE=C.UTF-8\nLC_MESSAGES=C\n"),
                    started.out());
        }
        assertTrue(start(Map.of("LC_ALL", "C.utf8"), "status").out().contains("\nLC_CTYPE=C.utf8\n"));
        assertTrue(start(Map.of("LANG", "C.utf8"), "status").out().contains("\nLC_CTYPE=C.utf8\n"));
    }

    @Test
    void aColonInItsOwnPathIsToldAndNotTried() throws Exception {
        root = Files.move(root, temp.resolve("a:b"));
        Started started = start(Map.of(), "status");
        assertEquals(ExitCode.UNAVAILABLE, started.code());
        assertTrue(started.err().contains("a:b: the path of this folder has a colon"), started.err());
        assertEquals("", started.out());
    }
}
