package io.atr.platform;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The threads of this process as the kernel knows them: by number. Any thread; not for the hot path.
 */
public final class Tasks {
    private static final Path FOLDER = Path.of("/proc/self/task");
    private static final int NAME_BYTES = 15;
    private static final String ALLOWED = "Cpus_allowed_list:";

    private Tasks() {}

    /** The calling thread's number; empty where the kernel does not tell. */
    public static OptionalInt current() {
        try {
            return number(Path.of("/proc/thread-self").toRealPath());
        } catch (IOException hidden) {
            return OptionalInt.empty();
        }
    }

    /** The numbers of the live threads of a name, of which the kernel keeps 15 bytes. */
    public static List<Integer> named(String name) {
        List<Integer> found = new ArrayList<>();
        String kept = name.substring(0, Math.min(NAME_BYTES, name.length()));
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(FOLDER)) {
            for (Path task : tasks) {
                if (line(task.resolve("comm")).filter(kept::equals).isPresent()) {
                    number(task).ifPresent(found::add);
                }
            }
        } catch (IOException hidden) {
            return List.of();
        }
        return found;
    }

    /** The processors that a thread may run on; empty where there is no such thread, or the kernel does not tell. */
    public static BitSet processors(int task) {
        return status(task, ALLOWED).map(CpuList::parse).orElseGet(BitSet::new);
    }

    /** What stands behind a key in a thread's status. */
    static Optional<String> status(int task, String key) {
        try {
            return Files.readAllLines(FOLDER.resolve(task + "/status")).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length()).strip())
                    .findFirst();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Optional<String> line(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    private static OptionalInt number(Path task) {
        String name = String.valueOf(task.getFileName());
        return name.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(name)) : OptionalInt.empty();
    }
}
