package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CpuListTest {
    @Test
    void rangesAndSinglesAreRead() {
        assertEquals("{}", CpuList.parse("").toString());
        assertEquals("{0}", CpuList.parse("0\n").toString());
        assertEquals("{0, 1, 2, 3, 8}", CpuList.parse("0-3,8").toString());
    }

    @Test
    void nonsenseIsLeftOut() {
        assertEquals("{4}", CpuList.parse("x,4,3-1,1-2-3,-5,99999999,(null)").toString());
    }

    @RepeatedTest(50)
    void whatTheKernelWritesIsReadAgain() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        BitSet set = new BitSet();
        for (int i = random.nextInt(40); i > 0; i--) {
            int first = random.nextInt(1024);
            set.set(first, first + 1 + random.nextInt(20));
        }
        assertEquals(set, CpuList.parse(text(set) + "\n"), () -> "seed " + seed);
    }

    @RepeatedTest(50)
    void noiseIsReadAsSomeSetOfBoundedSize() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            noise.append("0123456789,-- \n\tx\u00e9".charAt(random.nextInt(18)));
        }
        assertTrue(CpuList.parse(noise.toString()).length() <= (1 << 16) + 1, () -> "seed " + seed);
    }

    private static String text(BitSet set) {
        StringJoiner text = new StringJoiner(",");
        for (int first = set.nextSetBit(0); first >= 0; ) {
            int end = set.nextClearBit(first);
            text.add(end == first + 1 ? Integer.toString(first) : first + "-" + (end - 1));
            first = set.nextSetBit(end);
        }
        return text.toString();
    }
}
