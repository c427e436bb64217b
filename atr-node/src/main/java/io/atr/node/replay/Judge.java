package io.atr.node.replay;

import io.atr.Answer;
import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Rings;
import io.atr.VerdictHandler;
import io.atr.agent.Clock;
import io.atr.node.capture.Datagram;
import io.atr.node.rules.RuleBook;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/**
 * A bus of one shard on the caller's thread, under the rules of a file, and a gateway's publication into it. Nobody
 * subscribes, so packets are in flight for no time and no quota is ever used up.
 */
final class Judge implements AutoCloseable {
    /** Packets that may be put in before they are judged. */
    static final int MOST = 256;

    private static final int ANY_TOPIC = 0;
    private static final int LOG_SLOTS = 1024;
    private static final int RULE_SLOTS = 2;

    private final Bus bus;
    private final Publication gateway;
    private final int[] codes = new int[MOST];
    private final VerdictHandler note = (position, topic, code) -> codes[judged()] = code;
    private int put;
    private int judged;

    private Judge(Bus bus) {
        this.bus = bus;
        this.gateway = bus.publish(PublicationOptions.gateway().withVerdicts());
    }

    /**
     * A judge by some rules.
     *
     * @param warnings told what the kernel refused
     */
    static Judge open(RuleBook book, Clock clock, Consumer<String> warnings) {
        Limits limits = new Limits(1, 1, 1, book.topicLimit(), book.senderLimit(), book.permissionSets(), RULE_SLOTS);
        Bus bus = Bus.onCallersThread(
                BusConfig.DEFAULT.with(limits).with(new Rings(MOST, LOG_SLOTS)).with(warnings), clock);
        bus.apply(book.rules());
        return new Judge(bus);
    }

    /**
     * Puts a packet in, of the payload's first bytes. Its header is written in place: an offer would turn a topic away
     * that is beyond the bus's, and it is the shard that has to judge it.
     */
    void put(int topic, int sender, Datagram datagram) {
        long answer = gateway.tryClaim(ANY_TOPIC, 1);
        if (answer < 0) {
            throw new IllegalStateException("the bus took no packet: " + Answer.name(answer));
        }
        MemorySegment memory = gateway.claimedMemory();
        long at = gateway.claimedAt(0);
        Packet.topic(memory, at, topic);
        Packet.sender(memory, at, sender);
        int length = Math.min(Packet.DATA_SIZE, datagram.payloadLength());
        MemorySegment.copy(datagram.buffer(), datagram.payloadOffset(), memory, at + Packet.DATA, length);
        gateway.commit();
        put++;
    }

    /** Has the shard judge what was put in; then {@link #code} tells of each. */
    void judge() {
        judged = 0;
        while (judged < put) {
            if (bus.doWork() == 0) {
                throw new IllegalStateException("the shard left " + (put - judged) + " packets in its lane");
            }
            gateway.pollVerdicts(note, MOST);
        }
        put = 0;
    }

    /** The verdict code of the i-th packet of the last {@link #judge}. */
    int code(int i) {
        return codes[i];
    }

    private int judged() {
        return judged++;
    }

    @Override
    public void close() {
        gateway.close();
        bus.close();
    }
}
