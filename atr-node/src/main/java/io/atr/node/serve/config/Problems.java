package io.atr.node.serve.config;

import io.atr.node.cli.ExitCode;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the settings, so that all of it is said at once. One thread. */
public final class Problems {
    private static final int MOST = 50;

    private final List<String> lines = new ArrayList<>();
    private int exitCode = ExitCode.OK;

    /** Adds one, in one line. */
    void report(Origin origin, String line) {
        report(origin.exitCode(), line);
    }

    /** Adds one with its own exit code; a file or variable that is wrong outweighs a flag. */
    void report(int code, String line) {
        if (lines.size() < MOST) {
            lines.add(line);
        }
        exitCode = Math.max(exitCode, code);
    }

    /** What is wrong, a line each. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** What the process answers; 0 when nothing is wrong. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether nothing is. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
