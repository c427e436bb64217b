package io.atr.node.capture;

/** Writes addresses the way RFC 5952 asks for, so that one address has one name. */
final class IpText {
    private static final int GROUPS = 8;
    private static final long MAPPED_V4 = 0xFFFFL;

    private IpText() {}

    static String v4(long address) {
        return ((address >>> 24) & 0xFF) + "." + ((address >>> 16) & 0xFF) + "." + ((address >>> 8) & 0xFF) + "."
                + (address & 0xFF);
    }

    static String v6(long high, long low) {
        if (high == 0 && low >>> Integer.SIZE == MAPPED_V4) {
            return "::ffff:" + v4(low);
        }
        int gapLength = 1; // a single zero group is written out
        int gapStart = GROUPS;
        for (int i = 0; i < GROUPS; i++) {
            int length = zeros(high, low, i);
            if (length > gapLength) {
                gapLength = length;
                gapStart = i;
            }
        }
        StringBuilder text = new StringBuilder(39);
        int i = 0;
        while (i < GROUPS) {
            if (i == gapStart) {
                text.append("::");
                i += gapLength;
                continue;
            }
            if (i > 0 && i != gapStart + gapLength) {
                text.append(':');
            }
            text.append(Integer.toHexString(group(high, low, i)));
            i++;
        }
        return text.toString();
    }

    private static int zeros(long high, long low, int from) {
        int end = from;
        while (end < GROUPS && group(high, low, end) == 0) {
            end++;
        }
        return end - from;
    }

    private static int group(long high, long low, int index) {
        long half = index < GROUPS / 2 ? high : low;
        int groupsBehind = GROUPS / 2 - 1 - index % (GROUPS / 2);
        return (int) (half >>> (groupsBehind * Short.SIZE)) & 0xFFFF;
    }
}
