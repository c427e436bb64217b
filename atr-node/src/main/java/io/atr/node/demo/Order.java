package io.atr.node.demo;

import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;

/**
 * An order as it lies in a packet's 48 data bytes.
 *
 * <pre>
 *   word 0  when it was due, ns (0: nobody measures this one)    3  price, in 1/10000
 *        1  type u32 | quantity u32                              4  account
 *        2  order id                                             5  checksum of the others
 * </pre>
 */
final class Order {
    private static final long NEW_ORDER = 1;
    private static final int CHECKSUM = 5;

    private Order() {}

    /**
     * Writes an order.
     *
     * @param at the offset of the packet; its header is not touched
     */
    static void write(MemorySegment memory, long at, long due, long id, int symbol) {
        long order = NEW_ORDER | (1 + (id & 63)) << 32;
        long price = 100_000L + symbol * 137L + (id & 255);
        Packet.dataWord(memory, at, 0, due);
        Packet.dataWord(memory, at, 1, order);
        Packet.dataWord(memory, at, 2, id);
        Packet.dataWord(memory, at, 3, price);
        Packet.dataWord(memory, at, 4, symbol);
        Packet.dataWord(memory, at, CHECKSUM, checksum(due, order, id, price, symbol));
    }

    /** When it was due; 0 when it is not to be measured. */
    static long due(MemorySegment memory, long at) {
        return Packet.dataWord(memory, at, 0);
    }

    /** Price times quantity, in 1/10000. */
    static long value(MemorySegment memory, long at) {
        return (Packet.dataWord(memory, at, 1) >>> 32) * Packet.dataWord(memory, at, 3);
    }

    /** Whether the data are as they were written. */
    static boolean isSound(MemorySegment memory, long at) {
        return Packet.dataWord(memory, at, CHECKSUM)
                == checksum(
                        Packet.dataWord(memory, at, 0),
                        Packet.dataWord(memory, at, 1),
                        Packet.dataWord(memory, at, 2),
                        Packet.dataWord(memory, at, 3),
                        Packet.dataWord(memory, at, 4));
    }

    /** Each word has a weight of its own, so that words in the wrong places are noticed too. */
    private static long checksum(long due, long order, long id, long price, long account) {
        return due + 3 * order + 5 * id + 7 * price + 9 * account + 1;
    }
}
