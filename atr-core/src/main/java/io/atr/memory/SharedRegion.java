package io.atr.memory;

import io.atr.platform.Mappings;
import io.atr.platform.MemoryFile;
import io.atr.platform.Posix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.Consumer;

/**
 * Memory of the data path that other processes can be let into: a {@link Region} with a descriptor. Zeroed,
 * page-aligned, touched before first use, its size sealed. The memory is given back when the last object that can reach
 * it is gone, here and in every process that mapped it.
 */
public final class SharedRegion implements AutoCloseable {
    private final MemoryFile file;
    private final MemorySegment memory;

    private SharedRegion(MemoryFile file, MemorySegment memory) {
        this.file = file;
        this.memory = memory;
    }

    /** As {@link #create(String, long, boolean, MemoryOptions, Consumer)}, in ordinary pages that may be paged out. */
    public static SharedRegion create(String what, long bytes, boolean readOnlyForOthers, Consumer<String> warnings) {
        return create(what, bytes, readOnlyForOthers, MemoryOptions.DEFAULT, warnings);
    }

    /**
     * Allocates a region. This process may write it.
     *
     * @param what names the region in warnings, and in every process's list of mappings
     * @param bytes its size, rounded up to whole pages
     * @param readOnlyForOthers whether nobody but this process can ever write it
     * @param warnings told, in one sentence each, what the kernel refused and what to do about it
     * @throws UncheckedIOException when there is no such memory to be had
     * @throws UnsupportedOperationException where this is not a 64-bit Linux
     */
    public static SharedRegion create(
            String what, long bytes, boolean readOnlyForOthers, MemoryOptions options, Consumer<String> warnings) {
        if (bytes <= 0) {
            throw new IllegalArgumentException(what + ": a region needs at least one byte, not " + bytes);
        }
        if (options.pages() != MemoryOptions.Pages.NORMAL) {
            warnings.accept(what + ": memory that other processes map lies in ordinary pages, not in huge ones");
        }
        try {
            MemoryFile file = MemoryFile.create(what, Mappings.required().wholePages(bytes));
            MemorySegment memory = map(file, readOnlyForOthers);
            Placing.place(what, memory, options, warnings);
            touch(memory);
            lock(what, memory, options, warnings);
            return new SharedRegion(file, memory);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** The memory; writable. */
    public MemorySegment memory() {
        return memory;
    }

    /** The file behind it. */
    public MemoryFile file() {
        return file;
    }

    /** The descriptor, to be sent to other processes. */
    public int fd() {
        return file.fd();
    }

    /** Closes the descriptor: nobody else is let in from now on. The memory stays. */
    @Override
    public void close() {
        file.close();
    }

    /** The own mapping comes before the seal, which refuses those that come later. */
    private static MemorySegment map(MemoryFile file, boolean readOnlyForOthers) throws IOException {
        try {
            MemorySegment memory = SharedMapping.map(List.of(SharedMapping.Piece.all(file, true)), file::close);
            file.seal(readOnlyForOthers);
            return memory;
        } catch (IOException refused) {
            file.close();
            throw refused;
        }
    }

    private static void touch(MemorySegment memory) {
        int page = Mappings.required().pageSize();
        for (long at = 0; at < memory.byteSize(); at += page) {
            memory.set(ValueLayout.JAVA_BYTE, at, (byte) 0);
        }
    }

    private static void lock(String what, MemorySegment memory, MemoryOptions options, Consumer<String> warnings) {
        if (!options.lock() || Posix.instance().isEmpty()) {
            return;
        }
        int refused = Posix.instance().get().lock(memory.address(), memory.byteSize());
        if (refused != 0) {
            warnings.accept("%s: the kernel refused to lock %,d bytes (errno %d); they may be paged out."
                            .formatted(what, memory.byteSize(), -refused)
                    + " Raise the limit with: ulimit -l unlimited");
        }
    }
}
