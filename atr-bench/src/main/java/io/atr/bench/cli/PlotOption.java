package io.atr.bench.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --plot}; to be mixed in. Check it before the work starts. */
final class PlotOption {
    @Option(names = "--plot", paramLabel = "FILE", description = "Also draw the ratios as an SVG picture.")
    private @Nullable Path file;

    /** Where the picture is wanted, if anywhere; the file can be written. */
    Optional<OutFile> checked() {
        Optional<OutFile> wanted = Optional.ofNullable(file).map(path -> new OutFile("--plot", path));
        wanted.ifPresent(OutFile::check);
        return wanted;
    }
}
