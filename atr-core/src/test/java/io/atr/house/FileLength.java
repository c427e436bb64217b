package io.atr.house;

import java.util.List;

/** A Java file has at most so many lines. */
record FileLength(int limit) {
    List<Finding> check(SourceFile file) {
        long lines = file.text().lines().count();
        if (lines <= limit) {
            return List.of();
        }
        return List.of(new Finding(file.path(), lines + " lines, at most " + limit + "; split it by idea"));
    }
}
