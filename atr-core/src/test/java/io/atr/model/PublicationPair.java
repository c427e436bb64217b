package io.atr.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.Answer;
import io.atr.Publication;
import io.atr.governance.Reason;
import io.atr.packet.Words;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** A publication and its model, which are asked the same things. */
final class PublicationPair {
    private static final int MARGIN = 8;

    private final World world;
    private final Publication real;
    private final ModelPublication model;
    private final MemorySegment data = Arena.ofAuto().allocate(64 + MARGIN, 8);

    PublicationPair(World world, Publication real, ModelPublication model) {
        this.world = world;
        this.real = real;
        this.model = model;
    }

    boolean isClosed() {
        return model.closed;
    }

    void offer() {
        int topic = world.topic();
        byte[] bytes = world.bytes(world.oneIn(15) ? 60 : 48);
        int offset = world.random.nextInt(MARGIN);
        MemorySegment.copy(bytes, 0, data, ValueLayout.JAVA_BYTE, offset, bytes.length);
        boolean named = model.grant.many() || world.oneIn(20);
        int sender = named ? world.sender() : model.grant.self();
        long expected = model.offer(topic, sender, bytes);
        long answer = named
                ? real.offerAs(sender, topic, data, offset, bytes.length)
                : real.offer(topic, data, offset, bytes.length);
        assertEquals(expected, answer, "offer");
        world.tally.answer("offer", answer);
    }

    void claim() {
        int topic = world.topic();
        int count = world.oneIn(15) ? world.random.nextInt(80) - 2 : 1 + world.random.nextInt(world.limits.laneSlots());
        long position = model.claim(topic, count);
        assertEquals(position, real.tryClaim(topic, count), "tryClaim");
        world.tally.answer("claim", position);
        if (position >= 0) {
            for (int i = 0; i < count; i++) {
                assertEquals(model.blank(topic), claimed(i), "a fresh claim");
                scribble(i);
            }
        }
        if (!world.oneIn(6)) {
            settleClaim();
        }
    }

    /** Commits or aborts what is claimed. */
    void settleClaim() {
        if (world.oneIn(6)) {
            model.abort();
            real.abort();
            return;
        }
        List<ModelPacket> written = new ArrayList<>();
        for (int i = 0; i < model.claimed(); i++) {
            written.add(claimed(i));
        }
        assertEquals(model.commit(written), real.commit(), "commit");
    }

    void readVerdicts() {
        int limit = world.random.nextInt(40);
        List<ModelLane.Verdict> read = new ArrayList<>();
        int count = real.pollVerdicts(
                (position, topic, code) -> read.add(new ModelLane.Verdict(position, topic, code)), limit);
        assertEquals(model.closed ? List.of() : model.pollVerdicts(limit), read, "verdicts");
        world.tally.count("verdicts read", read.size());
        assertEquals(model.closed ? Answer.CLOSED : read.size(), count, "number of verdicts");
    }

    void close() {
        model.close();
        real.close();
    }

    void compareCounts() {
        for (Reason reason : Reason.values()) {
            assertEquals(model.counts.getOrDefault(reason, 0L), real.count(reason), "this publication's " + reason);
        }
    }

    private ModelPacket claimed(int i) {
        return ModelPacket.read(real.claimedMemory(), real.claimedAt(i));
    }

    /** Leaves the packet as it is, gives it other ids, or writes anything at all into it. */
    private void scribble(int i) {
        MemorySegment memory = real.claimedMemory();
        long at = real.claimedAt(i);
        switch (world.random.nextInt(8)) {
            case 0 -> memory.set(Words.U64, at, world.random.nextLong());
            case 1 -> memory.set(Words.U64, at, 1L << world.random.nextInt(20) | 1L << world.random.nextInt(4));
            case 2 -> memory.set(Words.U64, at, 1L << world.random.nextInt(3) | 0x10 | world.random.nextLong() << 16);
            case 3 -> memory.set(Words.U32, at + 8, world.topic());
            default -> {}
        }
        if (model.grant.many() || world.oneIn(20)) {
            memory.set(Words.U32, at + 12, world.oneIn(100) ? world.random.nextInt() : world.sender());
        }
        for (int word = 0; word < world.random.nextInt(7); word++) {
            memory.set(Words.U64, at + 16 + 8L * word, world.random.nextLong());
        }
    }
}
