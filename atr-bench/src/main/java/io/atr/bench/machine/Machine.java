package io.atr.bench.machine;

import io.atr.node.cli.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * What a figure was measured on.
 *
 * @param cpu the processor's model
 * @param processors how many this process may use
 * @param kernel the operating system
 * @param jdk the Java run-time
 * @param time when, in UTC
 */
public record Machine(String cpu, int processors, String kernel, String jdk, String time) {
    /** This machine, now. */
    public static Machine here() {
        return new Machine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** As a member of a report. */
    public JsonObject json() {
        return new JsonObject()
                .put("cpu", cpu)
                .put("processors", processors)
                .put("kernel", kernel)
                .put("jdk", jdk)
                .put("time", time);
    }

    /** In one line. */
    public String line() {
        return cpu + ", " + processors + " processors, " + kernel + ", " + jdk;
    }

    private static String model() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException notLinux) {
            return "unknown processor";
        }
    }
}
