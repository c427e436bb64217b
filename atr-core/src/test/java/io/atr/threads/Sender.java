package io.atr.threads;

import io.atr.Answer;
import io.atr.Publication;
import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;

/** Offers and claims, in turns, numbering the packets of each shard. */
final class Sender {
    private final Publication publication;
    private final int sender;
    private final int shards;
    private final int topics;
    private final Random random;
    private final long[] next;
    private final MemorySegment data = Arena.ofAuto().allocate(Message.BYTES, 8);

    Sender(Publication publication, int sender, int shards, int topics) {
        this.publication = publication;
        this.sender = sender;
        this.shards = shards;
        this.topics = topics;
        this.random = new Random(sender);
        this.next = new long[shards];
    }

    /** Packets accepted so far. */
    long accepted() {
        long sum = 0;
        for (long each : next) {
            sum += each;
        }
        return sum;
    }

    /** Sends up to {@code most} packets at once; answers how many were accepted, or a negative answer. */
    long send(int most) {
        int topic = random.nextInt(topics);
        int shard = topic % shards;
        if (random.nextBoolean()) {
            Message.write(data, 0, sender, topic, next[shard]);
            return accepted(publication.offer(topic, data, 0, Message.BYTES), shard, 1);
        }
        int count = 1 + random.nextInt(most);
        long claimed = publication.tryClaim(topic, count);
        if (claimed < 0) {
            return claimed;
        }
        for (int i = 0; i < count; i++) {
            long at = publication.claimedAt(i) + Packet.DATA;
            Message.write(publication.claimedMemory(), at, sender, topic, next[shard] + i);
        }
        return accepted(publication.commit(), shard, count);
    }

    /** Sends until {@code total} packets were accepted, or nothing more is. */
    void sendAll(long total, Crew crew) {
        while (accepted() < total && crew.goesOn()) {
            long answer = send((int) Math.min(64, total - accepted()));
            if (answer == Answer.BACK_PRESSURED) {
                Crew.pause();
            } else if (answer < 0) {
                return;
            }
        }
    }

    private long accepted(long answer, int shard, int count) {
        if (answer < 0) {
            return answer;
        }
        next[shard] += count;
        return count;
    }
}
