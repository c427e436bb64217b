package io.atr.bridge;

import io.atr.platform.MemoryFile;
import java.util.List;

/**
 * What a session was granted, before the client has it.
 *
 * @param holding the node's end
 * @param answer tells the client how to use the files
 * @param files what the client gets; this side closes them once they are sent
 */
record Grantable(Holding holding, BridgeMessage answer, List<MemoryFile> files) {
    void closeFiles() {
        files.forEach(MemoryFile::close);
    }
}
