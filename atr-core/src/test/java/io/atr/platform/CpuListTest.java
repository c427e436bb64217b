package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        assertEquals(
                "{4}", CpuList.parse("x,4,3-1,1-2-3,-5,99999999,(null)").toString());
    }
}
