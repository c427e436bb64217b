package io.atr.verify.cli;

import io.atr.bench.machine.Cpus;
import io.atr.node.cli.Atr;
import io.atr.node.cli.ExitCode;
import io.atr.verify.measure.Effort;
import io.atr.verify.measure.Measurement;
import io.atr.verify.measure.Measurements;
import io.atr.verify.report.ReportReader;
import io.atr.verify.row.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Has one measurement carried out in a JVM of its own, started as this one was: what the compiler made of a loop for one
 * measurement would be there for the next.
 */
final class ForkedMeasurement {
    private static final long LOOK_MILLIS = 100;
    private static final double PATIENCE = 5;

    private final Cpus cpus;
    private final Effort effort;
    private final List<String> further;

    /** With further options for the JVM's command line. */
    ForkedMeasurement(Cpus cpus, Effort effort, List<String> further) {
        this.cpus = cpus;
        this.effort = effort;
        this.further = List.copyOf(further);
    }

    /** Carries it out; {@code waiting} is called ten times a second meanwhile. */
    List<Outcome> run(Measurement measurement, Runnable waiting) throws InterruptedException {
        try {
            Path answer = Files.createTempFile("atr-verify", ".json");
            try {
                return run(measurement, waiting, answer);
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException failed) {
            return Measurements.failed(measurement, "no further JVM could be started: " + failed.getMessage());
        }
    }

    private List<Outcome> run(Measurement measurement, Runnable waiting, Path answer)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(measurement))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(answer.toFile())
                .start();
        process.getOutputStream().close();
        try {
            long begun = System.nanoTime();
            double patience = 30 + PATIENCE * measurement.seconds(effort);
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                waiting.run();
                if ((System.nanoTime() - begun) / 1e9 > patience) {
                    return Measurements.failed(measurement, "it did not end within " + (int) patience + " s");
                }
            }
            if (process.exitValue() != ExitCode.OK) {
                return Measurements.failed(
                        measurement, "its JVM ended with the code " + process.exitValue() + "; see stderr");
            }
            return ReportReader.read(Files.readString(answer, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            return Measurements.failed(measurement, "its JVM answered what cannot be read: " + unreadable.getMessage());
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(Measurement measurement) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Atr.class.getName(), "verify"));
        command.addAll(List.of("--part", measurement.name(), "--cpus", cpus.toText()));
        command.add("--" + effort.name());
        command.addAll(further);
        return command;
    }
}
