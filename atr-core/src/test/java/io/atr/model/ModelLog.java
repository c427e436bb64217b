package io.atr.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that ever passed in a shard, and for whom it counted. */
final class ModelLog {
    private record Entry(ModelPacket packet, @Nullable Integer countsFor) {}

    private final List<Entry> entries = new ArrayList<>();
    private long passed;

    long end() {
        return entries.size();
    }

    void append(ModelPacket packet, @Nullable Integer countsFor) {
        entries.add(new Entry(packet, countsFor));
    }

    ModelPacket at(long position) {
        return entries.get((int) position).packet();
    }

    /** Packets before {@code position} are not in flight any more. */
    void passed(long position) {
        passed = position;
    }

    long inFlight(int sender) {
        return entries.subList((int) passed, entries.size()).stream()
                .filter(entry -> entry.countsFor() != null && entry.countsFor() == sender)
                .count();
    }
}
