package io.atr.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.Subscription;
import java.util.ArrayList;
import java.util.List;

/** A subscription and its model, which are handed the same packets. */
final class SubscriptionPair {
    private final Tally tally;
    private final Subscription real;
    private final ModelSubscription model;

    SubscriptionPair(Tally tally, Subscription real, ModelSubscription model) {
        this.tally = tally;
        this.real = real;
        this.model = model;
    }

    /** Answers how many packets it was handed, or why none. */
    int poll(int limit) {
        List<ModelPacket> packets = new ArrayList<>();
        int answer = real.poll((memory, at) -> packets.add(ModelPacket.read(memory, at)), limit);
        ModelSubscription.Poll expected = model.poll(limit);
        for (int i = 0; i < Math.min(packets.size(), expected.packets().size()); i++) {
            assertEquals(expected.packets().get(i), packets.get(i), "packet " + i + " of a poll");
        }
        assertEquals(expected.packets().size(), packets.size(), "packets handed out");
        assertEquals(expected.answer(), answer, "poll");
        assertEquals(model.missed, real.missed(), "missed");
        tally.answer("poll", answer);
        tally.count("packets handed out", packets.size());
        return answer;
    }

    boolean isClosed() {
        return model.closed;
    }

    void close(ModelBus bus) {
        real.close();
        if (!model.closed) {
            tally.count("packets missed", model.missed);
            bus.close(model);
        }
    }
}
