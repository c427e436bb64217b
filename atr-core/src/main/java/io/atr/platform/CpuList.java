package io.atr.platform;

import java.util.BitSet;

/** Sets of processors, or of memory nodes, as the kernel writes them: {@code 0-3,8}. */
public final class CpuList {
    private static final int MOST = 1 << 16;

    private CpuList() {}

    /** The set; what is no number or range is left out. */
    public static BitSet parse(String text) {
        BitSet set = new BitSet();
        for (String part : text.strip().split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            int first = number(ends[0]);
            int last = ends.length == 2 ? number(ends[1]) : first;
            if (first >= 0 && last >= first && ends.length <= 2) {
                set.set(first, last + 1);
            }
        }
        return set;
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,5}") ? Math.min(Integer.parseInt(text), MOST) : -1;
    }
}
