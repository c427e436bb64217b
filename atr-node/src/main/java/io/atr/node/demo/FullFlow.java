package io.atr.node.demo;

import io.atr.Answer;
import io.atr.Publication;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;

/**
 * Closed-volume traffic: claims of many packets, written in place, as fast as they are taken. The first packet of a
 * claim carries the time, the others are not measured. One thread.
 */
final class FullFlow {
    /** Packets in a desk's claim. */
    static final int CLAIM = 256;

    private static final int DESKS_PER_REFUSED = 1000;
    private static final int RUNAWAY_CLAIM = 8;
    private static final int INTRUDER_CLAIM = 2;
    private static final int READ_AT_ONCE = 512;

    private final Exchange exchange;
    private final Script script;
    private int line;
    private int sinceRefused;
    private long offered;
    private long pressed;

    FullFlow(Exchange exchange, Script script) {
        this.exchange = exchange;
        this.script = script;
    }

    /** A claim of every desk; for a hundred packets of theirs, one of those who will be refused. */
    void round() {
        for (int i = 0; i < Player.DESKS.size(); i++) {
            int claimed = claim(Player.DESKS.get(i).ordinal(), Market.HALTED, CLAIM);
            sinceRefused += claimed;
            exchange.serve(READ_AT_ONCE);
        }
        if (sinceRefused >= DESKS_PER_REFUSED) {
            sinceRefused -= DESKS_PER_REFUSED;
            claim(Player.RUNAWAY.ordinal(), Market.QUOTES, RUNAWAY_CLAIM);
            claim(Player.INTRUDER.ordinal(), Market.HALTED, INTRUDER_CLAIM);
        }
    }

    /** Packets published so far. */
    long offered() {
        return offered;
    }

    /** How often a lane was full. */
    long pressed() {
        return pressed;
    }

    /** Answers how many packets were taken. */
    private int claim(int player, int topic, int count) {
        Publication publication = exchange.publication(player);
        long answer = publication.tryClaim(topic, count);
        if (answer == Answer.BACK_PRESSURED) {
            pressed++;
            return 0;
        }
        if (answer < 0) {
            throw new IllegalStateException("a claim of the demo was answered " + Answer.name(answer));
        }
        write(publication, topic == Market.QUOTES, count);
        publication.commit();
        offered += count;
        return count;
    }

    private void write(Publication publication, boolean quotes, int count) {
        MemorySegment memory = publication.claimedMemory();
        long due = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long at = publication.claimedAt(i);
            int symbol = script.symbol(line++);
            if (!quotes) {
                Packet.topic(memory, at, symbol);
            }
            Order.write(memory, at, i == 0 ? due : 0, line, symbol);
        }
    }
}
