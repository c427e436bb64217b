package io.atr.verify.cli;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.WholeFile;
import io.atr.verify.report.HistogramLog;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The folder that {@code --logs} names. */
final class LogFolder {
    private static final String OPTION = "--logs";

    private final Path folder;

    private LogFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A folder to write to; made where there is none.
     *
     * @throws CommandException when there can be none, or nothing can be written into it
     */
    static LogFolder at(String target) {
        try {
            Path folder = Path.of(target);
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw failure(ExitCode.USAGE, target, "is a file; name a folder, which is made where there is none");
            }
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(target);
            }
            return new LogFolder(folder);
        } catch (InvalidPathException e) {
            throw failure(ExitCode.USAGE, target, "is no path (" + e.getReason() + ")");
        } catch (AccessDeniedException e) {
            throw failure(ExitCode.NO_PERMISSION, target, "may not be written; name another folder");
        } catch (IOException e) {
            throw failure(ExitCode.UNAVAILABLE, target, "cannot be made (" + e.getMessage() + "); name another folder");
        }
    }

    /** Writes them; those of the same name that an earlier run left are replaced. */
    void write(List<HistogramLog> logs) {
        logs.forEach(log ->
                WholeFile.at(OPTION, folder.resolve(log.name()).toString()).write(log.text()));
    }

    private static CommandException failure(int code, String target, String why) {
        return new CommandException(code, OPTION + " " + target + ": " + why);
    }
}
