package io.atr.node.tls;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** Writes files that nobody else may read. */
final class DevFiles {
    private DevFiles() {}

    /**
     * Writes them all, or none when one is there already.
     *
     * @param texts by file name
     * @param force whether files that are there are replaced
     */
    static void write(Path folder, Map<String, String> texts, boolean force) {
        for (String name : texts.keySet()) {
            Path file = folder.resolve(name);
            if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new CommandException(
                        ExitCode.FINDINGS,
                        file + " is there already; add --force to replace it, or name another --dir");
            }
        }
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                write(folder.resolve(text.getKey()), text.getValue());
            }
        } catch (AccessDeniedException e) {
            throw new CommandException(
                    ExitCode.NO_PERMISSION, e.getFile() + ": may not be written; name another --dir");
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE, folder + ": cannot be written: " + e.getMessage() + "; name another --dir");
        }
    }

    /** Made anew, so that no old permission and no link decides who reads it. */
    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var out = Channels.newOutputStream(Files.newByteChannel(file, options, owner))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
