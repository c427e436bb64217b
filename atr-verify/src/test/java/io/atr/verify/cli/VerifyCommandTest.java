package io.atr.verify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    /** The code, and what a CommandException says, as the launcher would print it. */
    private int run(String... args) {
        CommandLine line = new CommandLine(new VerifyCommand(Terminal.plain(out, err)));
        line.setExecutionExceptionHandler((thrown, _, _) -> {
            if (thrown instanceof CommandException known) {
                err.writeBytes(String.valueOf(known.getMessage()).getBytes(StandardCharsets.UTF_8));
                return known.exitCode();
            }
            throw thrown;
        });
        return line.execute(args);
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertTrue(ServiceLoader.load(Verb.class).stream().anyMatch(found -> found.type() == VerifyVerb.class));
    }

    @Test
    void aRowThatIsNotThereIsBadUsageAndTheRowsAreNamed() {
        assertEquals(2, run("--row", "99"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("no row 99; there are 2, 3.1, "), err::toString);
    }

    @Test
    void quickAndFullTogetherAreBadUsage() {
        assertEquals(2, new CommandLine(new VerifyCommand(Terminal.plain(out, err))).execute("--quick", "--full"));
    }

    @Test
    void aBaselineThatIsNotThereOrIsNoReportIsRefusedBeforeAnythingIsMeasured() throws IOException {
        assertEquals(2, run("--row", "3.2", "--baseline", folder.resolve("none").toString()));
        Path other = Files.writeString(folder.resolve("other.json"), "{\"rows\": 7}");
        assertEquals(78, run("--row", "3.2", "--baseline", other.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("it has no member rows"), err::toString);
    }

    @Test
    void aFolderForFlameGraphsThatCannotBeOneIsRefusedBeforeAnythingIsMeasured() throws IOException {
        assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "refused for that before");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(2, run("--row", "14.flame", "--profile", file.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("is a file; name a folder"), err::toString);
        assertEquals(2, run("--profile", file.resolve("below").toString()));
        assertFalse(err.toString(StandardCharsets.UTF_8).contains("measurements"), err::toString);
    }

    @Test
    void aModeThatIsNotBuiltIsUnsupportedAndNoFailure() throws IOException {
        Path json = folder.resolve("report.json");
        assertEquals(0, run("--row", "3.2", "--row", "3.3", "--json", json.toString()));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("0 PASS, 0 FAIL, 2 UNSUPPORTED"), text);
        assertTrue(text.contains("not built"), text);
        String document = Files.readString(json);
        assertTrue(document.contains("\"schema\": \"atr.verify/1\""), document);
        assertTrue(document.contains("\"verdict\": \"UNSUPPORTED\""), document);
    }

    @Test
    void placesThatCannotBeWrittenToAreRefusedBeforeAnythingIsMeasured() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertEquals(2, run("--row", "3.2", "--html", folder.toString()));
        assertEquals(
                2,
                run("--row", "3.2", "--html", folder.resolve("none/page.html").toString()));
        assertEquals(2, run("--row", "3.2", "--logs", file.toString()));
        String told = err.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("--html " + folder + ": is a folder"), told);
        assertTrue(told.contains("there is no folder"), told);
        assertTrue(told.contains("--logs " + file + ": is a file"), told);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void thePageIsWrittenAndTheLogsFolderIsMade() throws IOException {
        Path page = folder.resolve("page.html");
        Path logs = folder.resolve("a/b");
        assertEquals(0, run("--row", "3.2", "--html", page.toString(), "--logs", logs.toString()));
        assertTrue(Files.readString(page).contains("row-3.2"), "the page lacks its row");
        assertTrue(Files.isDirectory(logs));
    }

    @Test
    void aFullDiskIsToldAndTheTextAndTheOtherFilesAreThereAllTheSame() throws IOException {
        Path full = Path.of("/dev/full");
        Path page = folder.resolve("page.html");
        if (Files.isWritable(full)) {
            assertEquals(69, run("--row", "3.2", "--json", full.toString(), "--html", page.toString()));
            assertTrue(err.toString(StandardCharsets.UTF_8).contains("--json /dev/full: "), err::toString);
        } else {
            assertTrue(run("--row", "3.2", "--json", full.toString()) != 0, "a place that is not there was taken");
            assertEquals(0, run("--row", "3.2", "--html", page.toString()));
        }
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("1 UNSUPPORTED"), out::toString);
        assertTrue(Files.readString(page).contains("row-3.2"), "the page lacks its row");
    }
}
