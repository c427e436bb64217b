package io.atr.node.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An IP address. Two spellings of one address are equal; {@code toString} gives the short lower-case one.
 *
 * @param v6 whether it is an IPv6 address; {@code ::ffff:10.0.0.1} is one, and another than {@code 10.0.0.1}
 * @param high the first 64 bits, 0 for IPv4
 * @param low the last 64 bits; an IPv4 address is the last 32 of them
 */
record Address(boolean v6, long high, long low) {
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern ZEROS = Pattern.compile("(^|:)0(:0)+(?=:|$)");
    private static final int GROUPS = 8;
    private static final int LONGEST = 45;
    private static final long MAPPED_V4 = 0xFFFF;

    /** The address that a text spells, or null when it is none. Zones and networks are none. */
    static @Nullable Address parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        if (text.indexOf(':') >= 0) {
            return parseV6(text);
        }
        long v4 = parseV4(text);
        return v4 < 0 ? null : new Address(false, 0, v4);
    }

    /** The 32 bits, or -1. */
    private static long parseV4(String text) {
        String[] octets = text.split("\\.", -1);
        long address = 0;
        for (String octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                return -1;
            }
            address = address << 8 | Integer.parseInt(octet);
        }
        return octets.length == 4 ? address : -1;
    }

    private static @Nullable Address parseV6(String text) {
        int gap = text.indexOf("::");
        int[] groups = new int[GROUPS];
        if (gap < 0) {
            return readGroups(text, true, groups, 0) == GROUPS ? ofGroups(groups) : null;
        }
        int before = readGroups(text.substring(0, gap), false, groups, 0);
        int[] tail = new int[GROUPS];
        int after = readGroups(text.substring(gap + 2), true, tail, 0);
        if (before < 0 || after < 0 || before + after >= GROUPS) {
            return null;
        }
        System.arraycopy(tail, 0, groups, GROUPS - after, after);
        return ofGroups(groups);
    }

    /** Reads groups between colons, the last one perhaps as IPv4; answers how many, or -1. */
    private static int readGroups(String text, boolean mayEndInV4, int[] groups, int from) {
        if (text.isEmpty()) {
            return from;
        }
        int colon = text.indexOf(':');
        String group = colon < 0 ? text : text.substring(0, colon);
        if (from < GROUPS && GROUP.matcher(group).matches()) {
            groups[from] = Integer.parseInt(group, 16);
            if (colon < 0) {
                return from + 1;
            }
            boolean ends = colon == text.length() - 1;
            return ends ? -1 : readGroups(text.substring(colon + 1), mayEndInV4, groups, from + 1);
        }
        long v4 = parseV4(text);
        if (!mayEndInV4 || v4 < 0 || from + 2 > GROUPS) {
            return -1;
        }
        groups[from] = (int) (v4 >>> 16);
        groups[from + 1] = (int) (v4 & 0xFFFF);
        return from + 2;
    }

    private static Address ofGroups(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS / 2; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + GROUPS / 2];
        }
        return new Address(true, high, low);
    }

    @Override
    public String toString() {
        if (!v6) {
            return v4Text();
        }
        return high == 0 && low >>> Integer.SIZE == MAPPED_V4 ? "::ffff:" + v4Text() : v6Text();
    }

    private String v4Text() {
        return (low >>> 24 & 0xFF) + "." + (low >>> 16 & 0xFF) + "." + (low >>> 8 & 0xFF) + "." + (low & 0xFF);
    }

    /** All groups, the first of the longest runs of zeros left out. */
    private String v6Text() {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            long half = i < GROUPS / 2 ? high : low;
            int shift = Short.SIZE * (GROUPS / 2 - 1 - i % (GROUPS / 2));
            groups.append(i == 0 ? "" : ":").append(Integer.toHexString((int) (half >>> shift) & 0xFFFF));
        }
        String best = "";
        int at = 0;
        for (Matcher zeros = ZEROS.matcher(groups); zeros.find(); ) {
            String run = zeros.group().startsWith(":") ? zeros.group().substring(1) : zeros.group();
            if (run.length() > best.length()) {
                best = run;
                at = zeros.end() - run.length();
            }
        }
        if (best.isEmpty()) {
            return groups.toString();
        }
        String before = groups.substring(0, Math.max(0, at - 1));
        String after = groups.substring(Math.min(groups.length(), at + best.length() + 1));
        return before + "::" + after;
    }
}
