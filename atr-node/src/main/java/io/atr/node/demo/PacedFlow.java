package io.atr.node.demo;

import io.atr.Answer;
import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Open-loop traffic: every packet is due at a time of its own and carries it, so that a packet that comes late counts
 * its delay whoever is to blame. One thread.
 */
final class PacedFlow {
    private static final int AT_ONCE = 16;

    private final Exchange exchange;
    private final Script script;
    private final Pace pace;
    private final MemorySegment packet = Arena.ofAuto().allocate(Packet.SIZE, Packet.SIZE);
    private int line;
    private long offered;
    private long pressed;

    PacedFlow(Exchange exchange, Script script, Pace pace) {
        this.exchange = exchange;
        this.script = script;
        this.pace = pace;
    }

    /** Goes on with the schedule from a time on, as if none had passed. */
    void resume(long now) {
        pace.resume(now);
    }

    /** Whether every packet that is due before a time is out. */
    boolean isOutUntil(long end) {
        return pace.due() - end >= 0;
    }

    /** Offers packets that are due, a few at the most; none that is due at {@code end} or later. */
    void offerDue(long now, long end) {
        long until = Math.min(now - pace.due(), end - 1 - pace.due()) + pace.due();
        for (int i = 0; i < AT_ONCE && pace.due() - until <= 0; i++) {
            if (!offer(script.player(line), script.topic(line), pace.due())) {
                return;
            }
            pace.next(script.gap(++line));
        }
    }

    /** Packets offered and taken so far. */
    long offered() {
        return offered;
    }

    /** How often a lane was full. */
    long pressed() {
        return pressed;
    }

    private boolean offer(int player, int topic, long due) {
        Order.write(packet, 0, due, offered, script.symbol(line));
        long answer = exchange.publication(player).offer(topic, packet, Packet.DATA, Packet.DATA_SIZE);
        if (answer >= 0) {
            offered++;
            return true;
        }
        if (answer != Answer.BACK_PRESSURED) {
            throw new IllegalStateException("an offer of the demo was answered " + Answer.name(answer));
        }
        pressed++;
        return false;
    }
}
