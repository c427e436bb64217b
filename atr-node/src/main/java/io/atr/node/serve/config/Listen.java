package io.atr.node.serve.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where to listen.
 *
 * @param host a name or an address, without brackets; empty where nothing listens
 * @param port 0..65535; 0 lets the system choose
 */
public record Listen(String host, int port) {
    /** Nowhere. */
    public static final Listen OFF = new Listen("", 0);

    /** Whether nothing listens. */
    public boolean isOff() {
        return host.isEmpty();
    }

    /** Whether only this machine can reach it; false for a name that leads nowhere. */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The address; unresolved for a name that leads nowhere. */
    public InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /** The same host with the port that the system chose. */
    public Listen withPort(int other) {
        return new Listen(host, other);
    }

    @Override
    public String toString() {
        return isOff() ? "off" : (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
