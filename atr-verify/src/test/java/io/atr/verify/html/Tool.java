package io.atr.verify.html;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the machine that a test may use where it is there. */
record Tool(Path file) {
    /** What one run of it said. */
    record Answer(int code, String out, String err) {}

    /** The first of these names that is on the PATH. */
    static Optional<Tool> find(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator, -1)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Tool::new);
    }

    /** Runs it for two minutes at the most. */
    Answer run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("tool.out");
        Path err = folder.resolve("tool.err");
        Process process = new ProcessBuilder(Stream.concat(Stream.of(file.toString()), arguments.stream())
                        .toList())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError(file + " did not end within two minutes: " + Files.readString(err));
            }
            return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }
}
