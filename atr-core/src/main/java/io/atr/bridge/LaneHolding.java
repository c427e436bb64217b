package io.atr.bridge;

import io.atr.Bus;
import io.atr.ForeignPublication;
import io.atr.PublicationOptions;
import io.atr.memory.SharedMapping;
import io.atr.memory.SharedMapping.Piece;
import io.atr.platform.MemoryFile;
import io.atr.ring.LaneLayout;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Lanes of another process: two fresh files, one that the client writes and one that only the shards write. */
final class LaneHolding implements Holding {
    private final ForeignPublication publication;

    private LaneHolding(ForeignPublication publication) {
        this.publication = publication;
    }

    static Grantable open(Bus bus, PublicationOptions options, MemoryBudget budget, int id) throws IOException {
        int slots = bus.config().rings().laneSlots();
        int lanes = bus.map().shards();
        MemoryFile theirs = MemoryFile.create("lanes", lanes * LaneLayout.publisherPages(slots));
        MemoryFile ours = null;
        try {
            ours = MemoryFile.create("verdicts", lanes * LaneLayout.shardPages(slots));
            List<MemorySegment> memory = map(theirs, ours, lanes, slots, budget);
            theirs.seal(false);
            ours.seal(true);
            Holding holding = new LaneHolding(bus.publishFrom(options, memory));
            return new Grantable(holding, new BridgeMessage.Published(id, slots), List.of(theirs, ours));
        } catch (IOException | RuntimeException | Error failed) {
            theirs.close();
            if (ours != null) {
                ours.close();
            }
            throw failed;
        }
    }

    @Override
    public String trouble() {
        return publication.hasLied()
                ? "the publication's positions were not a publisher's; its lanes are closed. Publish again with a sound client"
                : "";
    }

    @Override
    public boolean publishes() {
        return true;
    }

    @Override
    public void close() {
        publication.close();
    }

    private static List<MemorySegment> map(
            MemoryFile theirs, MemoryFile ours, int lanes, int slots, MemoryBudget budget) throws IOException {
        long first = LaneLayout.publisherPages(slots);
        long second = LaneLayout.shardPages(slots);
        List<MemorySegment> mapped = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            budget.take(first + second);
            mapped.add(map(
                    List.of(new Piece(theirs, i * first, first, true), new Piece(ours, i * second, second, true)),
                    first + second,
                    budget));
        }
        mapped.forEach(lane -> lane.fill((byte) 0));
        return mapped;
    }

    private static MemorySegment map(List<Piece> pieces, long bytes, MemoryBudget budget) throws IOException {
        try {
            return SharedMapping.map(pieces, () -> budget.giveBack(bytes));
        } catch (IOException | RuntimeException | Error refused) {
            budget.giveBack(bytes);
            throw refused;
        }
    }
}
