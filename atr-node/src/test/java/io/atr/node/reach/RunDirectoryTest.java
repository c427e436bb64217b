package io.atr.node.reach;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a node is looked for, and whose folder is trusted with a token. */
class RunDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void theUsualPlaceIsOneThatOthersCannotMakeFirst() {
        assertEquals(Path.of("/run/user/7/atr"), place(Map.of("XDG_RUNTIME_DIR", "/run/user/7", "HOME", "/h"), true));
        assertEquals(Path.of("/run/atr"), place(Map.of("HOME", "/root"), true));
        assertEquals(Path.of("/h/.local/state/atr/run"), place(Map.of("HOME", "/h"), false));
        assertEquals(
                Path.of("/h/.local/state/atr/run"), place(Map.of("HOME", "/h", "XDG_RUNTIME_DIR", "relative"), false));
        assertThrows(CommandException.class, () -> place(Map.of(), false));
    }

    private static Path place(Map<String, String> environment, boolean root) {
        return RunDirectory.standard(environment, root).path();
    }

    @Test
    void aFolderThatOthersMayWriteIsNotTrusted() throws Exception {
        Path place = Files.createDirectory(folder.resolve("run"));
        for (String mode : new String[] {"rwxrwx---", "rwx----w-", "rwxrwxrwx"}) {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(mode));
            CommandException refused =
                    assertThrows(CommandException.class, () -> new RunDirectory(place).mustBeOwn(), mode);
            assertEquals(ExitCode.NO_PERMISSION, refused.exitCode());
            assertTrue(refused.getMessage().contains("chmod go-w"), refused::getMessage);
        }
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertDoesNotThrow(() -> new RunDirectory(place).mustBeOwn());
        assertDoesNotThrow(() -> new RunDirectory(folder.resolve("none")).mustBeOwn());
    }

    @Test
    void aFolderOfAnotherUserIsNotTrusted() throws Exception {
        assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root gives folders away");
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        Files.setAttribute(theirs, "unix:uid", 65_533);
        CommandException refused = assertThrows(CommandException.class, () -> new RunDirectory(theirs).mustBeOwn());
        assertEquals(ExitCode.NO_PERMISSION, refused.exitCode());
        assertTrue(refused.getMessage().contains("belongs to user 65533"), refused::getMessage);
    }
}
