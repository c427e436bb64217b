package io.atr.node.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind the names of users or groups, from the machine's own list; a directory service is not asked.
 * Immutable; any thread.
 */
final class SystemNames {
    private static final int NAME = 0;
    private static final int NUMBER = 2;

    private final String file;
    private final Map<String, Integer> numbers;

    private SystemNames(String file, Map<String, Integer> numbers) {
        this.file = file;
        this.numbers = Map.copyOf(numbers);
    }

    static SystemNames users() {
        return read(Path.of("/etc/passwd"));
    }

    static SystemNames groups() {
        return read(Path.of("/etc/group"));
    }

    /** Knows nobody when the file cannot be read. */
    static SystemNames read(Path file) {
        Map<String, Integer> numbers = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                String[] parts = line.split(":", -1);
                if (parts.length > NUMBER && parts[NUMBER].matches("[0-9]{1,9}")) {
                    numbers.putIfAbsent(parts[NAME], Integer.valueOf(parts[NUMBER]));
                }
            }
        } catch (IOException e) {
            numbers.clear();
        }
        return new SystemNames(file.toString(), numbers);
    }

    @Nullable
    Integer number(String name) {
        return numbers.get(name);
    }

    String file() {
        return file;
    }
}
