package io.atr.packet;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Little-endian words, as tests write them without the help of {@link Packet}. */
public final class Words {
    /** Eight bytes. */
    public static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Four bytes. */
    public static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Words() {}
}
