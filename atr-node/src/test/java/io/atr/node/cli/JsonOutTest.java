package io.atr.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonOutTest {
    private static final JsonObject DOCUMENT = new JsonObject().put("a", 1);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void aDashIsStandardOutput() {
        JsonOut place = JsonOut.to("-", out);
        place.write(DOCUMENT);
        assertTrue(place.isStdout());
        assertEquals("{\n  \"a\": 1\n}\n", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aFileIsReplacedWhollyAndNothingElseStays() throws IOException {
        Path file = Files.writeString(folder.resolve("r.json"), "old and longer than the new one will be");
        JsonOut.to(file.toString(), out).write(DOCUMENT);
        assertEquals("{\n  \"a\": 1\n}\n", Files.readString(file));
        assertEquals(List.of(file), listing());
        assertEquals("", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("real.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        JsonOut.to(link.toString(), out).write(DOCUMENT);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("{\n  \"a\": 1\n}\n", Files.readString(file));
    }

    @Test
    void badPlacesAreRefusedBeforeTheWorkBegins() {
        assertRefused(ExitCode.USAGE, folder.toString(), "is a folder");
        assertRefused(ExitCode.USAGE, folder.resolve("none/r.json").toString(), "there is no folder");
        assertRefused(ExitCode.USAGE, "r\0.json", "is no path");
        assertTrue(listing().isEmpty());
    }

    @Test
    void aFolderThatWentAwayMeanwhileIsNamed() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        JsonOut place = JsonOut.to(gone.resolve("r.json").toString(), out);
        Files.delete(gone);
        CommandException refusal = assertThrows(CommandException.class, () -> place.write(DOCUMENT));
        assertEquals(ExitCode.USAGE, refusal.exitCode());
    }

    @Test
    void aFullDeviceIsNamedAndNotReplaced() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "this system has no full device");
        CommandException refusal = assertThrows(
                CommandException.class, () -> JsonOut.to(full.toString(), out).write(DOCUMENT));
        assertEquals(ExitCode.UNAVAILABLE, refusal.exitCode());
        assertTrue(refusal.line().startsWith("--json /dev/full: "), refusal.line());
        assertFalse(Files.isRegularFile(full));
    }

    @Test
    void standardOutputThatIsClosedIsAFailure() {
        PrintStream closed = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("closed");
                    }
                },
                true,
                StandardCharsets.UTF_8);
        CommandException refusal = assertThrows(
                CommandException.class, () -> JsonOut.to("-", closed).write(DOCUMENT));
        assertEquals(ExitCode.UNAVAILABLE, refusal.exitCode());
    }

    private void assertRefused(int code, String target, String why) {
        CommandException refusal = assertThrows(CommandException.class, () -> JsonOut.to(target, out));
        assertEquals(code, refusal.exitCode());
        assertTrue(refusal.line().contains(why), refusal.line());
        assertTrue(refusal.line().startsWith("--json " + target), refusal.line());
    }

    private List<Path> listing() {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
