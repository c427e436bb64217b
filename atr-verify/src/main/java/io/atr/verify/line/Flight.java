package io.atr.verify.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What the JVM's flight recorder noted while something ran. */
public final class Flight {
    private static final List<String> WAITS =
            List.of("jdk.JavaMonitorEnter", "jdk.JavaMonitorWait", "jdk.ThreadPark", "jdk.ThreadSleep");
    private static final List<String> PAUSES = List.of("jdk.GarbageCollection", "jdk.ExecuteVMOperation");

    private final List<RecordedEvent> events;

    private Flight(List<RecordedEvent> events) {
        this.events = events;
    }

    /** Runs something under the recorder. */
    public static Flight over(Runnable work) {
        try (Recording recording = new Recording()) {
            WAITS.forEach(name -> recording.enable(name).withThreshold(Duration.ZERO));
            PAUSES.forEach(name -> recording.enable(name).withThreshold(Duration.ZERO));
            recording.start();
            Instant begun = Instant.now(); // to start and to stop a recording stops all threads too
            work.run();
            Instant ended = Instant.now();
            recording.stop();
            return new Flight(read(recording).stream()
                    .filter(event -> !event.getStartTime().isBefore(begun))
                    .filter(event -> !event.getEndTime().isAfter(ended))
                    .toList());
        }
    }

    /** How often threads of these names waited for a monitor, parked or slept. */
    public long waits(Set<String> threads) {
        return events.stream()
                .filter(event -> WAITS.contains(event.getEventType().getName()))
                .filter(event -> event.getThread() != null
                        && threads.contains(event.getThread().getJavaName()))
                .count();
    }

    /** How many collections there were. */
    public long collections() {
        return count("jdk.GarbageCollection");
    }

    /** How often all threads were stopped, for collections or anything else but the recorder's own business. */
    public long safepoints() {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("jdk.ExecuteVMOperation"))
                .filter(event -> event.getBoolean("safepoint"))
                .filter(event -> !event.getString("operation").startsWith("JFR"))
                .count();
    }

    /** What those stops were for, in the order in which they came. */
    public List<String> reasons() {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("jdk.ExecuteVMOperation"))
                .filter(event -> event.getBoolean("safepoint"))
                .map(event -> event.getString("operation"))
                .toList();
    }

    private long count(String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .count();
    }

    private static List<RecordedEvent> read(Recording recording) {
        try {
            Path file = Files.createTempFile("atr-verify", ".jfr");
            try {
                recording.dump(file);
                return RecordingFile.readAllEvents(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the flight recorder's file cannot be written or read", failed);
        }
    }
}
