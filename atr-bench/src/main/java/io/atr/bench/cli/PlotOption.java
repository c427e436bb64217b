package io.atr.bench.cli;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --plot}; to be mixed in. Check it before the work starts. */
final class PlotOption {
    @Option(names = "--plot", paramLabel = "FILE", description = "Also draw the ratios as an SVG picture.")
    private @Nullable Path file;

    /** Makes sure that the picture can be written. */
    void check() {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null) {
            throw new CommandException(ExitCode.USAGE, "--plot " + file + ": is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new CommandException(
                    ExitCode.USAGE, "--plot " + file + ": there is no folder " + folder + "; make it first");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new CommandException(
                    ExitCode.NO_PERMISSION, "--plot " + file + ": may not be written; name another file");
        }
    }

    /** Whether a picture is wanted. */
    boolean isGiven() {
        return file != null;
    }

    /** Writes the picture. */
    void write(String svg) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, svg);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "--plot " + file + ": " + e.getMessage() + "; make room or name another file");
        }
    }
}
