package io.atr.node.capture;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as a key of hash maps that is filled again for each datagram. Look up with the one that is refilled, store
 * a {@link #copy}: refilling a key that lies in a map would lose it.
 */
public final class EndpointKey {
    /** What the key is made of: a UDP or TCP address with port, or an address alone. */
    public enum Scope {
        UDP(17),
        TCP(6),
        IP(0);

        private final int protocolNumber;

        Scope(int protocolNumber) {
            this.protocolNumber = protocolNumber;
        }

        String prefix() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Scope scope = Scope.IP;
    private boolean v6;
    private long high;
    private long low;
    private int port;

    /** An IPv4 address is the low 32 bits of low, and high is 0; the port is 0 for {@link Scope#IP}. */
    void set(Scope scope, boolean v6, long high, long low, int port) {
        this.scope = scope;
        this.v6 = v6;
        this.high = high;
        this.low = low;
        this.port = port;
    }

    /** A key with the same endpoint that nobody else refills. */
    public EndpointKey copy() {
        EndpointKey copy = new EndpointKey();
        copy.set(scope, v6, high, low, port);
        return copy;
    }

    /** The address alone, such as {@code 10.197.41.180} or {@code ff02::1}. */
    public String address() {
        return v6 ? IpText.v6(high, low) : IpText.v4(low);
    }

    /** The name by which rules know it: {@code udp:10.0.0.1:53}, {@code tcp:[ff02::1]:80}, {@code ip:10.0.0.1}. */
    public String name() {
        if (scope == Scope.IP) {
            return scope.prefix() + ":" + address();
        }
        return scope.prefix() + ":" + (v6 ? "[" + address() + "]" : address()) + ":" + port;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EndpointKey key
                && low == key.low
                && high == key.high
                && port == key.port
                && scope == key.scope
                && v6 == key.v6;
    }

    @Override
    public int hashCode() {
        long mixed = (low * 0x9E37_79B9_7F4A_7C15L + high) * 0x9E37_79B9_7F4A_7C15L + ((long) port << 8);
        mixed += ((long) scope.protocolNumber << 1) + (v6 ? 1 : 0);
        return Long.hashCode(mixed * 0x9E37_79B9_7F4A_7C15L);
    }

    @Override
    public String toString() {
        return name();
    }
}
