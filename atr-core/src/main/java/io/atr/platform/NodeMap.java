package io.atr.platform;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * Which memory nodes a machine has, and which node a processor belongs to, as the kernel's files tell.
 *
 * @param root below which {@code sys} lies
 */
public record NodeMap(Path root) {
    private static final String NODE = "node";

    /** This machine's. */
    public static NodeMap here() {
        return new NodeMap(Path.of("/"));
    }

    /** Nodes that have memory; empty where the kernel has no nodes. */
    public BitSet withMemory() {
        try {
            return CpuList.parse(Files.readString(root.resolve("sys/devices/system/node/has_memory")));
        } catch (IOException none) {
            return new BitSet();
        }
    }

    /** The node of a processor; empty where the kernel does not tell. */
    public OptionalInt ofProcessor(int cpu) {
        Path folder = root.resolve("sys/devices/system/cpu/cpu" + cpu);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, NODE + "[0-9]*")) {
            for (Path entry : entries) {
                String number = String.valueOf(entry.getFileName()).substring(NODE.length());
                if (number.matches("[0-9]{1,5}")) {
                    return OptionalInt.of(Integer.parseInt(number));
                }
            }
        } catch (IOException none) {
            return OptionalInt.empty();
        }
        return OptionalInt.empty();
    }
}
