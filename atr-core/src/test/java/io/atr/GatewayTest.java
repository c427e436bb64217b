package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.agent.ManualClock;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private final Bus bus = TestBus.single(new ManualClock());

    @Test
    void mustNameTheSender() {
        Publication gateway = bus.publish(PublicationOptions.gateway());
        assertEquals(Answer.NOT_PERMITTED, TestBus.offer(gateway, 5, 1));
    }

    @Test
    void ofSomeSendersMustNameTheSenderToo() {
        BitSet some = new BitSet();
        some.set(0, 16);
        Publication gateway = bus.publish(PublicationOptions.gateway(some));
        assertEquals(Answer.NOT_PERMITTED, TestBus.offer(gateway, 5, 1));
    }

    @Test
    void mayNameOnlyTheSendersThatItWasGranted() {
        BitSet some = new BitSet();
        some.set(3);
        Publication gateway = bus.publish(PublicationOptions.gateway(some));
        assertEquals(0, gateway.offerAs(3, 5, TestBus.DATA, 0, 48));
        assertEquals(Answer.NOT_PERMITTED, gateway.offerAs(2, 5, TestBus.DATA, 0, 48));
        assertEquals(Answer.NOT_PERMITTED, gateway.offerAs(67, 5, TestBus.DATA, 0, 48));
        assertEquals(Answer.NOT_PERMITTED, gateway.offerAs(-1, 5, TestBus.DATA, 0, 48));
    }
}
