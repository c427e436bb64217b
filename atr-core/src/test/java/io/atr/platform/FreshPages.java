package io.atr.platform;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Pages of a memory file that nobody has touched: each costs exactly one fault, since no huge page stands behind it. */
final class FreshPages implements AutoCloseable {
    private final int page = Mappings.required().pageSize();
    private final long bytes;
    private final long address;
    private final MemoryFile file;

    FreshPages(int pages) throws IOException {
        bytes = (long) pages * page;
        file = MemoryFile.create("fresh pages", bytes);
        address = Mappings.required().reserve(bytes);
        int refused = Mappings.required().place(address, file.fd(), 0, bytes, true);
        if (refused != 0) {
            throw new IOException(Errno.text(refused));
        }
    }

    void touch() {
        MemorySegment memory = MemorySegment.ofAddress(address).reinterpret(bytes);
        for (long at = 0; at < bytes; at += page) {
            memory.set(ValueLayout.JAVA_BYTE, at, (byte) 1);
        }
    }

    @Override
    public void close() {
        Mappings.required().unmap(address, bytes);
        file.close();
    }
}
