package io.atr.verify.line;

import io.atr.platform.PerfEvent;
import io.atr.platform.PerfReading;
import io.atr.verify.row.Load;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was counted for the two hot threads.
 *
 * @param nanos when, or in how long
 * @param client of the thread that publishes and reads
 * @param shard of the shard's thread
 */
public record HotCounts(long nanos, Map<PerfEvent, PerfReading> client, Map<PerfEvent, PerfReading> shard) {
    /** What was counted since an earlier look. */
    public HotCounts since(HotCounts before) {
        return new HotCounts(nanos - before.nanos, since(client, before.client), since(shard, before.shard));
    }

    /** How often each of the kernel's own events came in a second, for both threads; what was not counted is left out. */
    public List<Load> software() {
        List<Load> loads = new ArrayList<>();
        for (PerfEvent event : List.of(PerfEvent.PAGE_FAULTS, PerfEvent.CONTEXT_SWITCHES, PerfEvent.MIGRATIONS)) {
            rate(loads, event, "shard", shard);
            rate(loads, event, "publisher and subscriber", client);
        }
        return loads;
    }

    private void rate(List<Load> loads, PerfEvent event, String who, Map<PerfEvent, PerfReading> readings) {
        PerfReading reading = readings.get(event);
        if (reading != null && reading.isCounted()) {
            loads.add(new Load(event.name() + ", " + who, reading.value() * 1e9 / nanos).in("/s"));
        }
    }

    private static Map<PerfEvent, PerfReading> since(
            Map<PerfEvent, PerfReading> now, Map<PerfEvent, PerfReading> before) {
        Map<PerfEvent, PerfReading> difference = new LinkedHashMap<>();
        now.forEach((event, reading) -> {
            PerfReading then = before.get(event);
            difference.put(event, then == null ? reading : reading.since(then));
        });
        return difference;
    }
}
