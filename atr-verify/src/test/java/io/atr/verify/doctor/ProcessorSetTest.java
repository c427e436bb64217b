package io.atr.verify.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProcessorSetTest {
    @Test
    void rangesAndSinglesAreRead() {
        assertEquals("{}", ProcessorSet.parse("").toString());
        assertEquals("{0}", ProcessorSet.parse("0\n").toString());
        assertEquals("{0, 1, 2, 3, 8}", ProcessorSet.parse("0-3,8").toString());
    }

    @Test
    void nonsenseIsLeftOut() {
        assertEquals(
                "{4}", ProcessorSet.parse("x,4,3-1,1-2-3,-5,99999999,(null)").toString());
    }
}
