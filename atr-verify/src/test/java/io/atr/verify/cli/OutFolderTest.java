package io.atr.verify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutFolderTest {
    @TempDir
    private Path folder;

    @Test
    void isMadeWithThoseAboveAndLeftEmpty() throws IOException {
        Path made = new OutFolder("--profile", folder.resolve("a/b")).made();
        assertTrue(made.isAbsolute() && Files.isDirectory(made));
        try (Stream<Path> inside = Files.list(made)) {
            assertEquals(0, inside.count());
        }
        assertEquals(made, new OutFolder("--profile", made).made());
    }

    @Test
    void aFileIsRefusedAndStays() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        assertEquals(2, refused(file).exitCode());
        assertEquals(2, refused(file.resolve("below")).exitCode());
        assertEquals("text", Files.readString(file));
        assertTrue(refused(file).line().startsWith("--profile " + file + ": is a file; name a folder"));
    }

    /** The superuser may write there all the same. */
    @Test
    void whatMayNotBeWrittenIsRefused() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        if (Files.isWritable(closed)) {
            assertEquals(closed, new OutFolder("--profile", closed).made());
        } else {
            assertEquals(77, refused(closed).exitCode());
            assertEquals(77, refused(closed.resolve("below")).exitCode());
        }
    }

    private static CommandException refused(Path path) {
        return assertThrows(CommandException.class, () -> new OutFolder("--profile", path).made());
    }
}
