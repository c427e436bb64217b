package io.atr.node.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that an option names, to be written at the end. It appears whole or not at all: it is written beside its place and
 * then renamed. Whether the place can be written is looked at when the command starts.
 */
public final class WholeFile {
    private final String option;
    private final String target;
    private final Path place;

    private WholeFile(String option, String target, Path place) {
        this.option = option;
        this.target = target;
        this.place = place;
    }

    /**
     * A file to write to.
     *
     * @param option as the user wrote it, such as {@code --json}
     * @param target a path
     * @throws CommandException when nothing can be written there
     */
    public static WholeFile at(String option, String target) {
        try {
            return new WholeFile(option, target, checked(Path.of(target), option, target));
        } catch (InvalidPathException e) {
            throw failure(ExitCode.USAGE, option, target, "is no path (" + e.getReason() + ")");
        } catch (IOException e) {
            throw failure(option, target, e);
        }
    }

    /**
     * Writes all of it.
     *
     * @throws CommandException when it could not be written wholly; then nothing appears in its place
     */
    public void write(String text) {
        try {
            write(place, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw failure(option, target, e);
        }
    }

    /** A link is followed, so that it stays; a device or pipe is written to, since a rename would replace it. */
    private static Path checked(Path path, String option, String target) throws IOException {
        Path place = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path folder = place.getParent();
        if (Files.isDirectory(place) || folder == null) {
            throw failure(ExitCode.USAGE, option, target, "is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw failure(ExitCode.USAGE, option, target, "there is no folder " + folder + "; make it first");
        }
        if (!Files.isWritable(isPlain(place) ? folder : place)) {
            throw new AccessDeniedException(place.toString());
        }
        return place;
    }

    private static boolean isPlain(Path place) {
        return !Files.exists(place) || Files.isRegularFile(place);
    }

    private static void write(Path place, ByteBuffer bytes) throws IOException {
        if (!isPlain(place)) {
            writeAll(place, bytes, StandardOpenOption.WRITE);
            return;
        }
        Path fresh = place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.deleteIfExists(fresh);
            writeAll(fresh, bytes, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            if (Files.exists(fresh, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(fresh);
            }
        }
    }

    private static void writeAll(Path place, ByteBuffer bytes, StandardOpenOption... how) throws IOException {
        try (FileChannel channel = FileChannel.open(place, how)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (isPlain(place)) {
                channel.force(true);
            }
        }
    }

    private static CommandException failure(String option, String target, IOException e) {
        return switch (e) {
            case AccessDeniedException _ ->
                failure(ExitCode.NO_PERMISSION, option, target, "may not be written; name another file");
            case NoSuchFileException _ ->
                failure(ExitCode.USAGE, option, target, "no file can be made there; name another one");
            case FileSystemException f
            when f.getReason() != null ->
                failure(ExitCode.UNAVAILABLE, option, target, f.getReason() + "; name another file");
            default ->
                failure(ExitCode.UNAVAILABLE, option, target, e.getMessage() + "; make room or name another file");
        };
    }

    private static CommandException failure(int code, String option, String target, String why) {
        return new CommandException(code, option + " " + target + ": " + why);
    }
}
