package io.atr.bench.cli;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that an option names, to be written at the end. Check it before the work starts.
 *
 * @param option as the user wrote it, such as {@code --flame}
 * @param file where
 */
record OutFile(String option, Path file) {
    /** Makes sure that the file can be written. */
    void check() {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null) {
            throw failure(ExitCode.USAGE, "is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw failure(ExitCode.USAGE, "there is no folder " + folder + "; make it first");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw failure(ExitCode.NO_PERMISSION, "may not be written; name another file");
        }
    }

    /** Writes it. */
    void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw failure(ExitCode.UNAVAILABLE, e.getMessage() + "; make room or name another file");
        }
    }

    private CommandException failure(int code, String why) {
        return new CommandException(code, option + " " + file + ": " + why);
    }
}
