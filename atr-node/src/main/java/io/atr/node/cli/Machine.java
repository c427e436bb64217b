package io.atr.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a report was made on: figures without their machine mean little.
 *
 * @param cpu the processor's model, as the system names it
 * @param processors how many this process may use
 * @param os the system's name and version
 * @param java the runtime's version
 */
public record Machine(String cpu, int processors, String os, String java) {
    private static final Path LINUX_CPUS = Path.of("/proc/cpuinfo");

    /** This one. */
    public static Machine current() {
        return new Machine(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString());
    }

    /** For {@code --json}. */
    public JsonObject json() {
        return new JsonObject()
                .put("cpu", cpu)
                .put("processors", processors)
                .put("os", os)
                .put("java", java)
                .put("atr", Version.atr());
    }

    /** In one line. */
    public String words() {
        return cpu + ", " + processors + (processors == 1 ? " processor, " : " processors, ") + os + ", Java " + java;
    }

    private static String cpuModel() {
        String unknown = System.getProperty("os.arch");
        if (!Files.isReadable(LINUX_CPUS)) {
            return unknown;
        }
        try (var lines = Files.lines(LINUX_CPUS)) {
            return lines.filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(unknown);
        } catch (IOException e) {
            return unknown;
        }
    }
}
