package io.atr.bridge;

import io.atr.Answer;
import io.atr.Subscription;
import io.atr.packet.Packet;
import io.atr.packet.Words;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** What a subscription was handed: the first word of each packet's data, by topic. */
final class Inbox {
    private final Subscription subscription;
    private final List<List<Long>> byTopic = new ArrayList<>();
    private int count;

    Inbox(Subscription subscription) {
        this.subscription = subscription;
        for (int i = 0; i < 64; i++) {
            byTopic.add(new ArrayList<>());
        }
    }

    int poll() {
        int handed = subscription.poll(
                (memory, at) -> {
                    count++;
                    byTopic.get(Packet.topic(memory, at))
                            .add(memory.get(Words.U64, at + Packet.SIZE - Packet.DATA_SIZE));
                },
                64);
        Assertions.assertTrue(handed >= 0 || handed == Answer.NOT_CONNECTED, () -> Answer.name(handed));
        return handed;
    }

    /** Polls until so many packets have come in all. */
    void await(int total) {
        Door.await(total + " packets", () -> {
            poll();
            return count >= total;
        });
        Assertions.assertEquals(total, count);
    }

    int count() {
        return count;
    }

    List<Long> of(int topic) {
        return byTopic.get(topic);
    }
}
