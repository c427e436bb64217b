package io.atr.bridge;

import io.atr.memory.SharedMapping;
import io.atr.memory.SharedMapping.Piece;
import io.atr.platform.Mappings;
import io.atr.platform.MemoryFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * A fresh file and this process's mapping of it, counted in the budget.
 *
 * @param file its descriptor is to be closed once it is sent
 * @param memory writable here
 */
record SharedCells(MemoryFile file, MemorySegment memory) {
    /** So many bytes, in whole pages, that others can write or can not. */
    static SharedCells create(String what, long bytes, boolean readOnlyForOthers, MemoryBudget budget)
            throws IOException {
        long size = Mappings.required().wholePages(bytes);
        budget.take(size);
        MemoryFile file;
        MemorySegment memory;
        try {
            file = MemoryFile.create(what, size);
        } catch (IOException | RuntimeException | Error refused) {
            budget.giveBack(size);
            throw refused;
        }
        try {
            memory = SharedMapping.map(List.of(Piece.all(file, true)), () -> budget.giveBack(size));
        } catch (IOException | RuntimeException | Error refused) {
            budget.giveBack(size);
            file.close();
            throw refused;
        }
        try {
            file.seal(readOnlyForOthers);
        } catch (IOException | RuntimeException | Error refused) {
            file.close();
            throw refused;
        }
        memory.fill((byte) 0);
        return new SharedCells(file, memory);
    }
}
