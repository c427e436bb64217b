package io.atr.node.replay;

import io.atr.node.capture.CaptureException;
import io.atr.node.capture.CaptureReader;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens the capture that the command line names. */
public final class CaptureFile {
    /** In place of a path. */
    private static final String STDIN = "-";

    private CaptureFile() {}

    /**
     * A reader at the first record.
     *
     * @param loops how often it is to be read: a pipe can be read once
     * @throws CommandException when it cannot be read, or is no capture
     */
    public static CaptureReader open(Path file, int loops) {
        boolean stdin = file.toString().equals(STDIN);
        try {
            if (loops > 1 && stdin) {
                throw new CommandException(
                        ExitCode.USAGE, "--loop " + loops + ": standard input can be read only once; give it a file");
            }
            if (stdin) {
                return CaptureReader.open(new FileInputStream(FileDescriptor.in), "standard input");
            }
            if (loops > 1 && Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
                throw new CommandException(
                        ExitCode.USAGE, "--loop " + loops + ": " + file + " can be read only once; give it a file");
            }
            return CaptureReader.open(file);
        } catch (CaptureException e) {
            throw new CommandException(ExitCode.FINDINGS, String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new CommandException(ExitCode.USAGE, file + ": there is no such file; name a pcap or pcapng capture");
        } catch (AccessDeniedException e) {
            throw new CommandException(ExitCode.NO_PERMISSION, file + ": may not be read; ask its owner, or copy it");
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE, file + ": cannot be read (" + e.getMessage() + "); try a copy of it");
        }
    }
}
