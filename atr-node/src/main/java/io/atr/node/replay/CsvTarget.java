package io.atr.node.replay;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens what an option names for comma-separated values. */
public final class CsvTarget {
    /** Standard output. */
    public static final String STDOUT = "-";

    private CsvTarget() {}

    /**
     * A stream to write to; a file that exists is written anew.
     *
     * @param option what messages name, such as {@code --verdicts}
     * @param target a path, or {@link #STDOUT}
     * @throws CommandException when nothing can be written there
     */
    public static OutputStream open(String option, String target, PrintStream stdout) {
        if (target.equals(STDOUT)) {
            return new Unclosed(stdout);
        }
        String name = option + " " + target;
        try {
            return Files.newOutputStream(Path.of(target));
        } catch (InvalidPathException e) {
            throw failure(ExitCode.USAGE, name, "is no path (" + e.getReason() + ")");
        } catch (NoSuchFileException e) {
            throw failure(ExitCode.USAGE, name, "there is no such folder; make it first");
        } catch (AccessDeniedException e) {
            throw failure(ExitCode.NO_PERMISSION, name, "may not be written; name another file");
        } catch (FileSystemException e) {
            throw failure(ExitCode.USAGE, name, "cannot be written (" + e.getReason() + "); name another file");
        } catch (IOException e) {
            throw failure(ExitCode.UNAVAILABLE, name, "cannot be written (" + e.getMessage() + ")");
        }
    }

    private static CommandException failure(int code, String name, String why) {
        return new CommandException(code, name + ": " + why);
    }

    /** A print stream swallows its failures, and must outlive the list. */
    private static final class Unclosed extends FilterOutputStream {
        private final PrintStream stream;

        Unclosed(PrintStream stream) {
            super(stream);
            this.stream = stream;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            stream.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            if (stream.checkError()) {
                throw new IOException("standard output takes no more");
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
