package io.atr.node.capture;

/** What a captured frame turned out to be. Only {@link #UDP} and {@link #TCP} are handed out, all are counted. */
public enum FrameKind {
    UDP("UDP"),
    TCP("TCP"),
    /** ARP, LLDP, spanning trees, the control frames of PPP and whatever else carries no IP. */
    NOT_IP("not IP"),
    /** MPLS that carries no IP, GRE of an odd version, or more tunnels inside each other than are opened. */
    ENCAPSULATED("encapsulated in a way that is not read"),
    /** ICMP, IGMP, ESP and the like. */
    OTHER_PROTOCOL("IP of another protocol"),
    /** A fragment that is not the first one, hence without ports. */
    FRAGMENT("later fragment"),
    /** Headers that contradict themselves, or that the capture cut off before the ports. */
    MALFORMED("malformed or cut-off headers"),
    /** A frame of a pcapng interface whose link type is not read. */
    OTHER_LINK("unsupported link type");

    private final String text;

    FrameKind(String text) {
        this.text = text;
    }

    /** A few words for people. */
    public String text() {
        return text;
    }

    /** Whether frames of this kind are handed out as datagrams. */
    public boolean isDatagram() {
        return this == UDP || this == TCP;
    }
}
