package io.atr.verify.cli;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that an option names, for files that are written later. Make it before the work starts.
 *
 * @param option as the user wrote it, such as {@code --profile}
 * @param folder where
 */
record OutFolder(String option, Path folder) {
    /** The folder, absolute; made if it is not there, and writable. */
    Path made() {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw failure(ExitCode.USAGE, "is a file; name a folder");
            }
            Path made = Files.createDirectories(folder.toAbsolutePath());
            Path probe = Files.createTempFile(made, ".atr", null); // root may write where the system does not let it
            Files.delete(probe);
            return made;
        } catch (AccessDeniedException denied) {
            throw failure(ExitCode.NO_PERMISSION, "may not be written; name another folder");
        } catch (IOException e) {
            throw failure(ExitCode.USAGE, "no files can be made there (" + e + "); name another folder");
        }
    }

    private CommandException failure(int code, String why) {
        return new CommandException(code, option + " " + folder + ": " + why);
    }
}
