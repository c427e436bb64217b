package io.atr.node.desk;

import io.atr.node.chain.Chain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rule files under the hash of their content, beside the journal. One thread at a time. */
final class TextStore {
    private final Path folder;
    private final Disk disk;

    TextStore(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** Keeps a text, if it is not kept already; answers its hash. A name appears only when the whole text is there. */
    String keep(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String hash = Chain.hash(bytes);
        Path file = file(hash);
        if (!Files.exists(file) || !Chain.hash(Files.readAllBytes(file)).equals(hash)) {
            Path fresh = folder.resolve(hash + ".new");
            disk.write(fresh, bytes);
            disk.rename(fresh, file);
        }
        disk.keepNames(folder);
        return hash;
    }

    /**
     * The text with a hash.
     *
     * @throws IOException when it is not there, or is not what was kept
     */
    String read(String hash) throws IOException {
        byte[] bytes = Files.readAllBytes(file(hash));
        if (!Chain.hash(bytes).equals(hash)) {
            throw new IOException(file(hash) + " was changed: its SHA-256 is not its name");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Path file(String hash) {
        return folder.resolve(hash + ".yaml");
    }
}
