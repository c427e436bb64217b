package io.atr.memory;

import io.atr.platform.Errno;
import io.atr.platform.Mappings;
import io.atr.platform.MemoryFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Maps pieces of memory files side by side, as one range. It is unmapped when the last object that can reach it is gone,
 * so that no thread can ever touch an address that was given back; the files' descriptors may be closed before.
 */
public final class SharedMapping {
    private SharedMapping() {}

    /**
     * A piece of a file; offset and size in whole pages.
     *
     * @param writable whether this process is to write there
     */
    public record Piece(MemoryFile file, long offset, long bytes, boolean writable) {
        /** All of a file. */
        public static Piece all(MemoryFile file, boolean writable) {
            return new Piece(file, 0, file.bytes(), writable);
        }
    }

    /** One file as a whole. */
    public static MemorySegment map(MemoryFile file, boolean writable) throws IOException {
        return map(List.of(Piece.all(file, writable)), () -> {});
    }

    /**
     * The pieces, in order, without a gap between them.
     *
     * @param unmapped run by some thread once the range is given back
     */
    public static MemorySegment map(List<Piece> pieces, Runnable unmapped) throws IOException {
        Mappings calls = Mappings.required();
        long size = check(pieces, calls.pageSize());
        long address = calls.reserve(size);
        if (address < 0) {
            throw new IOException(what(pieces) + ": no room for " + size + " bytes: " + Errno.text(address));
        }
        long at = address;
        for (Piece piece : pieces) {
            int refused = calls.place(at, piece.file().fd(), piece.offset(), piece.bytes(), piece.writable());
            if (refused < 0) {
                calls.unmap(address, size);
                throw new IOException(piece.file().what() + ": cannot be mapped for "
                        + (piece.writable() ? "writing: " : "reading: ") + Errno.text(refused));
            }
            at += piece.bytes();
        }
        return MemorySegment.ofAddress(address).reinterpret(size, Arena.ofAuto(), gone -> {
            calls.unmap(address, size);
            unmapped.run();
        });
    }

    /** Reads a byte of every page, so that no page fault is left for the hot path's first read. */
    public static void touch(MemorySegment memory) {
        int page = Mappings.required().pageSize();
        for (long at = 0; at < memory.byteSize(); at += page) {
            Cells.opaqueByte(memory, at);
        }
    }

    private static long check(List<Piece> pieces, int page) {
        long size = 0;
        for (Piece piece : pieces) {
            boolean whole = piece.offset() % page == 0 && piece.bytes() % page == 0;
            if (!whole
                    || piece.offset() < 0
                    || piece.bytes() <= 0
                    || piece.offset() > piece.file().bytes() - piece.bytes()) {
                throw new IllegalArgumentException("%s: %d bytes from %d on are not whole pages within its %d"
                        .formatted(
                                piece.file().what(),
                                piece.bytes(),
                                piece.offset(),
                                piece.file().bytes()));
            }
            size += piece.bytes();
        }
        return size;
    }

    private static String what(List<Piece> pieces) {
        return pieces.getFirst().file().what();
    }
}
