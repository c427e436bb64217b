package io.atr.node.serve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What has been started, to be ended in the reverse order, whatever becomes of the one before. One thread. */
final class Parts implements AutoCloseable {
    private record Part(String name, AutoCloseable what) {}

    private final Deque<Part> started = new ArrayDeque<>();
    private final Consumer<String> warnings;

    Parts(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /** Adds something that was started. */
    <T extends AutoCloseable> T add(String name, T what) {
        started.push(new Part(name, what));
        return what;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            Part part = started.pop();
            try {
                part.what().close();
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                warnings.accept("ending: " + part.name() + ": " + e);
            }
        }
    }
}
