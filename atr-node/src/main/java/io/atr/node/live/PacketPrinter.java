package io.atr.node.live;

import io.atr.packet.Packet;
import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes packets to standard output: a line each, or their 64 bytes. One thread. */
final class PacketPrinter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final String[] FLAGS = {"inline", "arena", "shm", "governed", "system", "high"};
    private static final int USER_BITS = 16;

    private final PrintStream out;
    private final Names names;
    private final boolean raw;
    private long printed;

    PacketPrinter(PrintStream out, Names names, boolean raw) {
        this.out = out;
        this.names = names;
        this.raw = raw;
    }

    /** Writes one; the time is when this program saw it. */
    void print(MemorySegment memory, long at) {
        printed++;
        byte[] packet = memory.asSlice(at, Packet.SIZE).toArray(ValueLayout.JAVA_BYTE);
        if (raw) {
            out.write(packet, 0, packet.length);
        } else {
            Instant now = Instant.now();
            out.println(TIME.format(LocalTime.ofInstant(now, ZoneId.systemDefault())) + "  " + line(packet, names));
        }
    }

    /** Hands on what was written; answers whether anybody reads it still. */
    boolean isRead() {
        return !out.checkError();
    }

    /** Packets so far. */
    long printed() {
        return printed;
    }

    /** Topic, sender, flags, data without the zeroes at its end. */
    static String line(byte[] packet, Names names) {
        MemorySegment memory = MemorySegment.ofArray(packet);
        int end = Packet.SIZE;
        while (end > Packet.DATA && packet[end - 1] == 0) {
            end--;
        }
        StringBuilder text = new StringBuilder();
        for (int i = Packet.DATA; i < end; i++) {
            text.append(packet[i] >= ' ' && packet[i] <= '~' ? (char) packet[i] : '.');
        }
        return "%-16s  %-12s  %-15s  %s  |%s|"
                .formatted(
                        names.ofTopic(Packet.topic(memory, 0)),
                        names.ofSender(Packet.sender(memory, 0)),
                        flags(Packet.flags(memory, 0)),
                        HexFormat.of().formatHex(packet, Packet.DATA, end),
                        text);
    }

    private static String flags(long flags) {
        List<String> set = new ArrayList<>();
        for (int bit = 0; bit < FLAGS.length; bit++) {
            if ((flags >>> bit & 1) != 0) {
                set.add(FLAGS[bit]);
            }
        }
        if (flags >>> USER_BITS != 0) {
            set.add("user:" + Long.toHexString(flags >>> USER_BITS));
        }
        return set.isEmpty() ? "none" : String.join(",", set);
    }
}
