package io.atr.node.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;

/** Appends numbers in a byte order. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteOrder order;

    Bytes(ByteOrder order) {
        this.order = order;
    }

    static Bytes network() {
        return new Bytes(ByteOrder.BIG_ENDIAN);
    }

    void order(ByteOrder order) {
        this.order = order;
    }

    Bytes u8(int value) {
        out.write(value);
        return this;
    }

    Bytes u16(int value) {
        return number(value, 2);
    }

    Bytes u32(long value) {
        return number(value, 4);
    }

    Bytes u64(long value) {
        return number(value, 8);
    }

    Bytes raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Bytes zeros(int count) {
        return raw(new byte[count]);
    }

    /** Zeros up to the next multiple of four. */
    Bytes padTo4() {
        return zeros((4 - size() % 4) % 4);
    }

    int size() {
        return out.size();
    }

    byte[] toArray() {
        return out.toByteArray();
    }

    private Bytes number(long value, int size) {
        for (int i = 0; i < size; i++) {
            int shift = order == ByteOrder.BIG_ENDIAN ? 8 * (size - 1 - i) : 8 * i;
            out.write((int) (value >>> shift));
        }
        return this;
    }
}
