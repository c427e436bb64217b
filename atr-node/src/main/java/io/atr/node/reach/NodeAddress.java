package io.atr.node.reach;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a node listens: a Unix socket, or a host and a port. Immutable; any thread.
 *
 * @param socket the Unix socket, or null
 * @param host a name or address without brackets; empty for a Unix socket
 * @param port 1..65535; 0 for a Unix socket
 */
public record NodeAddress(@Nullable Path socket, String host, int port) {
    /** Where a node listens that was told nothing else. */
    public static final NodeAddress USUAL = new NodeAddress(null, "127.0.0.1", 7400);

    private static final String UNIX = "unix:";
    private static final int HIGHEST_PORT = 65_535;

    /** A Unix socket. */
    public static NodeAddress unix(Path socket) {
        return new NodeAddress(socket, "", 0);
    }

    /**
     * Reads {@code HOST:PORT}, {@code [IPv6]:PORT} or {@code unix:PATH}.
     *
     * @throws IllegalArgumentException with a line that says what is wrong and what to write
     */
    public static NodeAddress parse(String text) {
        if (text.startsWith(UNIX)) {
            String path = text.substring(UNIX.length());
            if (path.isEmpty() || path.indexOf('\0') >= 0) {
                throw wrong(text, "names no socket");
            }
            return unix(Path.of(path));
        }
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw wrong(text, "has no port");
        }
        return new NodeAddress(null, host(text, text.substring(0, colon)), port(text, text.substring(colon + 1)));
    }

    /** Whether it is a Unix socket. */
    public boolean isUnix() {
        return socket != null;
    }

    /** Whether what is said there stays on this host. */
    public boolean isLocal() {
        return isUnix() || host.equals("localhost") || literalLoopback();
    }

    private boolean literalLoopback() {
        boolean literal = host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        if (!literal) {
            return false;
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        return !address.isUnresolved() && address.getAddress().isLoopbackAddress();
    }

    private static String host(String text, String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        if (bare.indexOf(':') >= 0 != bracketed) {
            throw wrong(text, "an IPv6 address stands in brackets, and nothing else does");
        }
        if (bare.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '[' || c == ']')) {
            throw wrong(text, "is no host");
        }
        return bare;
    }

    private static int port(String text, String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > HIGHEST_PORT) {
            throw wrong(text, "a port is a number in 1.." + HIGHEST_PORT);
        }
        return port;
    }

    private static IllegalArgumentException wrong(String text, String what) {
        return new IllegalArgumentException(
                "'" + text + "': " + what + "; write HOST:PORT, [IPV6]:PORT or unix:PATH, such as 127.0.0.1:7400");
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        if (socket != null) {
            return UNIX + socket;
        }
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
