package io.atr.verify.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A machine as its kernel's files tell of it. What cannot be read is not there: a container hides much.
 *
 * @param root below which {@code proc}, {@code sys} and {@code dev} lie
 * @param jvmFlags of the JVM that is looked at
 */
public record Host(Path root, List<String> jvmFlags) {
    /** This machine and this JVM. */
    public static Host here() {
        return new Host(Path.of("/"), ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /** The first line of a file, such as {@code sys/kernel/mm/transparent_hugepage/enabled}. */
    Optional<String> line(String file) {
        return lines(file).stream().findFirst().map(String::strip);
    }

    /** All lines of a file; none where it cannot be read. */
    List<String> lines(String file) {
        try {
            Path path = root.resolve(file);
            return Files.isRegularFile(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException hidden) {
            return List.of();
        }
    }

    /** What stands behind {@code key} and a colon or blanks in a file. */
    Optional<String> value(String file, String key) {
        return lines(file).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length())
                        .replaceFirst("^[\\s:]+", "")
                        .strip())
                .findFirst();
    }

    /** The entries of a folder, sorted. */
    List<String> names(String folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder))) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (IOException hidden) {
            return List.of();
        }
        Collections.sort(names);
        return names;
    }

    /** Bytes that a file system still has for this process; -1 where there is none. */
    long room(String folder) {
        try {
            return Files.getFileStore(root.resolve(folder)).getUsableSpace();
        } catch (IOException absent) {
            return -1;
        }
    }
}
