package io.atr;

import io.atr.governance.Grant;
import io.atr.memory.Cells;
import io.atr.ring.Lane;
import io.atr.ring.LaneLayout;
import io.atr.ring.LaneProducer;
import io.atr.ring.LogReader;
import io.atr.ring.WakeFlags;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A client of a bus as if it were another process: it shares memory with the bus and nothing else. */
final class ForeignClient {
    final List<MemorySegment> lanes;
    final MemorySegment cursors;
    final Lifetime life = new Lifetime();
    private final Bus bus;

    ForeignClient(Bus bus) {
        this.bus = bus;
        int slots = bus.config().rings().laneSlots();
        long bytes = LaneLayout.publisherPages(slots) + LaneLayout.shardPages(slots);
        int shards = bus.config().limits().shards();
        this.lanes = Stream.generate(() -> zeroed(bytes)).limit(shards).toList();
        this.cursors = zeroed((long) shards * Cells.APART);
    }

    /** The client's end of a publication that the bus has opened over {@link #lanes}. */
    Publication publication(int sender) {
        return new Publication(bus.map(), Grant.one(sender, false), attachment());
    }

    Publication.Attachment attachment() {
        List<LaneProducer> ends = new ArrayList<>();
        for (MemorySegment lane : lanes) {
            Lane own = Lane.shared(lane, 0, bus.config().rings().laneSlots());
            ends.add(new LaneProducer(own, WakeFlags.unheard(), false));
        }
        return new Publication.Attachment(life, ends, new NoHome());
    }

    /** The client's end of a subscription that the bus has attached with {@link #cursors}. */
    Subscription subscription(SubscriptionOptions options, int place) {
        List<LogReader> readers = new ArrayList<>();
        for (int shard = 0; shard < bus.sharedLogs().size(); shard++) {
            MemorySegment log = bus.sharedLogs().get(shard).memory().asReadOnly();
            readers.add(new LogReader(log, bus.logShape(), place, cursors, (long) shard * Cells.APART));
        }
        return new Subscription(bus.map().topics(), options, new Subscription.Attachment(life, readers, () -> {}));
    }

    static MemorySegment zeroed(long bytes) {
        return Arena.ofAuto().allocate(bytes, 4096);
    }

    private record NoHome() implements PublicationHome {
        @Override
        public long count(int code) {
            return 0;
        }

        @Override
        public void close() {}
    }
}
