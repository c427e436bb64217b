package io.atr.node.capture;

import java.nio.ByteOrder;

/** Writes captures of Ethernet frames for tests of other packages. */
public final class CaptureBuilder {
    private static final long SECOND = 1_000_000_000;
    private static final int ETHERNET = 1;
    private static final int ARP = 0x0806;

    /** How a capture is written down. */
    public enum Format {
        PCAP_MICRO,
        PCAP_NANO,
        PCAPNG_MICRO,
        PCAPNG_NANO;

        /** Nanoseconds in the smallest step of time. */
        public long step() {
            return this == PCAP_MICRO || this == PCAPNG_MICRO ? 1000 : 1;
        }
    }

    private final Format format;
    private final PcapWriter classic;
    private final PcapNgWriter blocks = new PcapNgWriter();

    public CaptureBuilder(Format format, ByteOrder order) {
        this.format = format;
        this.classic = new PcapWriter(order, format == Format.PCAP_NANO, 65_535, ETHERNET);
        blocks.section(order).describe(ETHERNET, 0, blocks.resolution(format == Format.PCAPNG_NANO ? 9 : 6));
    }

    /** Addresses of 4 bytes become IPv4, of 16 bytes IPv6. */
    public void datagram(
            long timeNs, boolean udp, byte[] source, int sourcePort, byte[] target, int targetPort, byte[] payload) {
        byte[] segment =
                udp ? Frames.udp(sourcePort, targetPort, payload) : Frames.tcp(sourcePort, targetPort, 0, payload);
        int protocol = udp ? Frames.UDP : Frames.TCP;
        boolean v6 = source.length == 16;
        byte[] packet =
                v6 ? Frames.ipv6(source, target, protocol, segment) : Frames.ipv4(source, target, protocol, segment);
        frame(timeNs, Frames.ethernet(v6 ? Frames.IPV6 : Frames.IPV4, packet));
    }

    /** A frame that is neither UDP nor TCP. */
    public void other(long timeNs) {
        frame(timeNs, Frames.ethernet(ARP, new byte[28]));
    }

    public byte[] bytes() {
        return (isClassic() ? classic.bytes() : blocks.bytes()).toArray();
    }

    private void frame(long timeNs, byte[] frame) {
        if (isClassic()) {
            classic.record(timeNs / SECOND, timeNs % SECOND / format.step(), frame);
        } else {
            blocks.enhanced(0, timeNs / format.step(), frame);
        }
    }

    private boolean isClassic() {
        return format == Format.PCAP_MICRO || format == Format.PCAP_NANO;
    }
}
