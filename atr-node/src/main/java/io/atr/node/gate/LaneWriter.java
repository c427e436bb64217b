package io.atr.node.gate;

import io.atr.Answer;
import io.atr.Publication;
import io.atr.agent.Faults;
import io.atr.governance.ShardMap;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;

/**
 * Batches on one publication: packets go into the lanes of their shards as there is room, verdicts come back lane by
 * lane. One thread.
 *
 * <p>A slot is free again when its verdict was read, so this knows the lanes' room without asking: what was written less
 * what was decided. For each slot in use a ticket tells whose packet lies there.
 */
final class LaneWriter {
    private final Publication publication;
    private final ShardMap map;
    private final Pieces pieces;
    private final int laneSlots;
    private final long[][] tickets;
    private final int[] undecided;
    private final BatchTable table;
    private final ArrayDeque<Batch> unwritten = new ArrayDeque<>();
    private final ArrayDeque<Batch> judged;
    private final Faults faults;

    /** @param judged where batches go whose packets all have a verdict */
    LaneWriter(
            Publication publication,
            ShardMap map,
            int laneSlots,
            BatchTable table,
            ArrayDeque<Batch> judged,
            Faults faults) {
        this.faults = faults;
        this.publication = publication;
        this.map = map;
        this.laneSlots = laneSlots;
        this.tickets = new long[map.shards()][laneSlots];
        this.undecided = new int[map.shards()];
        this.table = table;
        this.judged = judged;
        this.pieces = new Pieces(map);
    }

    /** Takes a batch with at least one undecided packet. */
    void add(Batch batch) {
        pieces.makeRoom(batch);
        unwritten.add(batch);
    }

    /** Writes what there is room for and reads the verdicts that are there; false when the bus was closed. */
    boolean turn() {
        int decided = publication.pollVerdicts(this::decided, Integer.MAX_VALUE);
        return decided != Answer.CLOSED && write();
    }

    void close() {
        publication.close();
    }

    private void decided(long position, int topic, int code) {
        int shard = pieces.laneOf(topic);
        long ticket = tickets[shard][(int) position & (laneSlots - 1)];
        undecided[shard]--;
        Batch batch = table.get((int) (ticket >>> Integer.SIZE));
        batch.decide((int) ticket, code);
        if (batch.undecided == 0) {
            judged.add(batch);
        }
    }

    private boolean write() {
        Batch batch = unwritten.peek();
        while (batch != null) {
            if (batch.isCutOff()) {
                abandonRest(batch);
            }
            while (batch.next < batch.size()) {
                int written = tryPiece(batch);
                if (written <= 0) {
                    return written == 0;
                }
            }
            unwritten.remove();
            batch = unwritten.peek();
        }
        return true;
    }

    /** Nobody waits for it any more: packets that no lane has yet are forgotten. */
    private void abandonRest(Batch batch) {
        for (; batch.next < batch.size(); batch.next++) {
            if (batch.code(batch.next) == 0) {
                batch.undecided--;
            }
        }
        if (batch.undecided == 0) {
            judged.add(batch);
        }
    }

    /** As {@link #writePiece}; a batch that it fails at is given up, for the others behind it. */
    private int tryPiece(Batch batch) {
        try {
            return writePiece(batch);
        } catch (RuntimeException | Error failed) {
            faults.happened("a batch on its way into lanes", failed);
            batch.failed = true;
            publication.abort(); // of a piece that was claimed; without a claim it does nothing
            abandonRest(batch);
            return 1;
        }
    }

    /** Writes the packets up to the first whose lane is full; answers how many were passed, or -1 for a closed bus. */
    private int writePiece(Batch batch) {
        int passed = pieces.gather(batch, laneSlots, undecided);
        for (int shard = 0; shard < map.shards(); shard++) {
            int count = pieces.count(shard);
            if (count > 0) {
                long position = publication.tryClaim(shard, count);
                if (position < 0) {
                    return -1;
                }
                copy(batch, shard, count, position);
                undecided[shard] += count;
                if (publication.commit() < 0) {
                    return -1;
                }
            }
        }
        batch.next += passed;
        return passed;
    }

    private void copy(Batch batch, int shard, int count, long position) {
        long[] owners = tickets[shard];
        long slot = (long) batch.slot << Integer.SIZE;
        int done = 0;
        while (done < count) {
            int run = Math.min(pieces.together(shard, done), publication.claimedTogether(done));
            int first = pieces.index(shard, done);
            MemorySegment.copy(
                    batch.memory(),
                    batch.at(first),
                    publication.claimedMemory(),
                    publication.claimedAt(done),
                    (long) run << Packet.SIZE_SHIFT);
            for (int i = 0; i < run; i++) {
                owners[(int) (position + done + i) & (laneSlots - 1)] = slot | first + i;
            }
            done += run;
        }
    }
}
