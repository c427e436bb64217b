package io.atr.node.revision;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Rings;
import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.node.rules.RuleBook;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;

/** What a bus under some rules says of a packet. Buckets and quotas must have room for all packets that are asked about. */
final class FirstPacket implements AutoCloseable {
    private static final int RING = 256;

    private final Bus bus;
    private final Publication gateway;
    private int code;

    FirstPacket(RuleBook book) {
        Limits limits = new Limits(1, 1, 1, book.topicLimit(), book.senderLimit(), book.permissionSets(), 2);
        bus = Bus.onCallersThread(
                BusConfig.DEFAULT.with(limits).with(new Rings(RING, 4 * RING)).with(warning -> {}), new ManualClock());
        bus.apply(book.rules());
        gateway = bus.publish(PublicationOptions.gateway().withVerdicts());
    }

    Reason judge(int sender, int topic) {
        if (gateway.tryClaim(0, 1) < 0) {
            throw new AssertionError("the lane is full");
        }
        MemorySegment memory = gateway.claimedMemory();
        long at = gateway.claimedAt(0);
        Packet.topic(memory, at, topic);
        Packet.sender(memory, at, sender);
        gateway.commit();
        code = 0;
        for (int i = 0; i < RING && code == 0; i++) {
            bus.doWork();
            gateway.pollVerdicts((position, told, verdict) -> code = verdict, 1);
        }
        return Reason.of(code);
    }

    @Override
    public void close() {
        gateway.close();
        bus.close();
    }
}
