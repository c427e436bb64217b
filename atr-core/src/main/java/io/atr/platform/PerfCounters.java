package io.atr.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several events, counted for one thread of this process from the opening on. What the kernel refuses to count is among
 * the readings all the same, with the reason. Any one thread; not for the hot path.
 */
public final class PerfCounters implements AutoCloseable {
    private final List<PerfCounter> counters;

    private PerfCounters(List<PerfCounter> counters) {
        this.counters = counters;
    }

    /**
     * Opens a counter for each event.
     *
     * @param task the thread's number, see {@link Tasks}
     */
    public static PerfCounters open(int task, List<PerfEvent> events) {
        return new PerfCounters(
                events.stream().map(event -> PerfCounter.open(event, task)).toList());
    }

    /** Where all of them stand, in the order in which they were asked for. */
    public Map<PerfEvent, PerfReading> read() {
        Map<PerfEvent, PerfReading> readings = new LinkedHashMap<>();
        for (PerfCounter counter : counters) {
            PerfReading reading = counter.read();
            readings.put(reading.event(), reading);
        }
        return readings;
    }

    /** Gives the descriptors back. Closing twice is fine. */
    @Override
    public void close() {
        counters.forEach(PerfCounter::close);
    }
}
