package io.atr.bridge;

import io.atr.memory.SharedMapping;
import io.atr.memory.SharedMapping.Piece;
import io.atr.platform.Descriptors;
import io.atr.platform.MemoryFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Files that came with an answer: each is checked before it is mapped, and all are closed afterwards. */
final class Received implements AutoCloseable {
    private final Dialogue.Reply reply;
    private final List<MemoryFile> files = new ArrayList<>();
    private int taken;

    Received(Dialogue.Reply reply) {
        this.reply = reply;
    }

    /** The next file that came, which must be sealed and of this size. */
    MemoryFile next(String what, long bytes) throws IOException {
        if (taken >= reply.descriptors().size()) {
            throw new IOException(what + ": the node sent " + taken + " files, and this one is missing");
        }
        MemoryFile file = MemoryFile.received(what, reply.descriptors().get(taken++), bytes);
        files.add(file);
        return file;
    }

    /** Maps pieces side by side, and touches every page, so that no fault is left for the hot path. */
    static MemorySegment map(Piece... pieces) throws IOException {
        MemorySegment memory = SharedMapping.map(List.of(pieces), () -> {});
        SharedMapping.touch(memory);
        return memory;
    }

    @Override
    public void close() {
        files.forEach(MemoryFile::close);
        for (int fd : reply.descriptors().subList(taken, reply.descriptors().size())) {
            Descriptors.required().close(fd);
        }
    }
}
