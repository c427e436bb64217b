package io.atr.node.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key that names an address: {@code udp:10.0.0.1:53}, {@code tcp:[ff02::1]:80}, {@code ip:10.0.0.1}, or the address
 * alone.
 *
 * @param address the address in it
 * @param name the whole in its one spelling, which is the one that captures use
 */
record Endpoint(Address address, String name) {
    private static final Pattern WITH_PORT =
            Pattern.compile("(?<kind>udp|tcp):(?:\\[(?<v6>[^\\]]*)\\]|(?<v4>[0-9.]*)):(?<port>0|[1-9][0-9]{0,4})");
    private static final String ALONE = "ip:";

    static @Nullable Endpoint parse(String key) {
        if (key.startsWith(ALONE)) {
            Address address = Address.parse(key.substring(ALONE.length()));
            return address == null ? null : new Endpoint(address, ALONE + address);
        }
        Matcher withPort = WITH_PORT.matcher(key);
        if (withPort.matches()) {
            return withPort(withPort);
        }
        Address address = Address.parse(key);
        return address == null ? null : new Endpoint(address, address.toString());
    }

    private static @Nullable Endpoint withPort(Matcher parts) {
        String v6 = parts.group("v6");
        Address address = Address.parse(v6 == null ? parts.group("v4") : v6);
        int port = Integer.parseInt(parts.group("port"));
        if (address == null || address.v6() != (v6 != null) || port > 65_535) {
            return null;
        }
        String host = address.v6() ? "[" + address + "]" : address.toString();
        return new Endpoint(address, parts.group("kind") + ":" + host + ":" + port);
    }
}
