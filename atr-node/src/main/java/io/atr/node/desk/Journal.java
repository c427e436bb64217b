package io.atr.node.desk;

import io.atr.node.chain.Chain;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every change of rules that was ever made in a node, in a file that only grows: a line of JSON for each, chained by
 * hashes, and the rule files beside it. An entry is on the disk when {@link #append} returns. One thread at a time; the
 * folder belongs to one process, which holds a lock in it.
 */
final class Journal implements AutoCloseable {
    private static final String FILE = "journal.jsonl";

    private final Path folder;
    private final Path file;
    private final Disk disk;
    private final FileChannel lock;
    private final TextStore texts;
    private final List<JournalEntry> entries;
    private long size;
    private boolean dirty;

    private Journal(Path folder, Disk disk, FileChannel lock, JournalReader read) {
        this.folder = folder;
        this.file = folder.resolve(FILE);
        this.disk = disk;
        this.lock = lock;
        this.texts = new TextStore(folder.resolve("rules"), disk);
        this.entries = read.entries();
        this.size = read.sound();
    }

    /**
     * Opens the journal of a folder, which is made if it is not there. The rest of an entry that a crash or a full disk
     * kept from being finished is moved into a file of its own.
     *
     * @param warnings told what was moved
     * @throws CommandException when the folder cannot be used, another node has it, or an entry cannot be trusted
     */
    static Journal open(Path folder, Disk disk, Consumer<String> warnings) {
        FileChannel lock = null;
        try {
            Files.createDirectories(folder.resolve("rules"), ownerOnly());
            lock = lock(folder);
            Path file = folder.resolve(FILE);
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            JournalReader read = new JournalReader(file, bytes).read();
            setAside(folder, disk, read, warnings);
            Journal journal = new Journal(folder, disk, lock, read);
            lock = null;
            return journal;
        } catch (AccessDeniedException e) {
            throw new CommandException(
                    ExitCode.NO_PERMISSION,
                    e.getFile() + ": this process may not use the folder of the journal of rules; run the node as its"
                            + " owner, or name another folder");
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    folder + ": the journal of rules cannot be opened: " + e.getMessage()
                            + "; check the disk, or name another folder");
        } finally {
            closeQuietly(lock);
        }
    }

    /** All entries, the oldest first. */
    List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** The newest entry. */
    @Nullable
    JournalEntry last() {
        return entries.isEmpty() ? null : entries.getLast();
    }

    /** The highest version that there ever was; 0 for none. */
    long lastVersion() {
        return entries.isEmpty() ? 0 : entries.getLast().version();
    }

    /** The entry of a version. */
    @Nullable
    JournalEntry entry(long version) {
        return entries.stream()
                .filter(entry -> entry.version() == version)
                .findFirst()
                .orElse(null);
    }

    /** The rule file of an entry. */
    String text(JournalEntry entry) throws IOException {
        return texts.read(entry.text());
    }

    /**
     * Writes a change down: first the text, then the entry.
     *
     * @throws IOException when it is not written down; then nothing of the entry is left, as far as the disk allows
     */
    JournalEntry append(Change change, long version, long epochMillis, String summary) throws IOException {
        if (dirty) {
            cutBack();
        }
        JournalEntry before = last();
        JournalEntry entry = new JournalEntry(
                        version,
                        epochMillis,
                        plain(change.who()),
                        plain(change.from()),
                        plain(change.kind()),
                        plain(change.comment()),
                        plain(change.name()),
                        plain(summary),
                        texts.keep(change.text()),
                        before == null ? JournalEntry.NO_HASH : before.hash(),
                        "")
                .sealed();
        byte[] line = (JournalLine.write(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        dirty = true;
        try {
            disk.append(file, line);
            if (before == null) {
                disk.keepNames(folder);
            }
        } catch (IOException e) {
            tryCuttingBack(e);
            throw e;
        }
        dirty = false;
        size += line.length;
        entries.add(entry);
        return entry;
    }

    /** Lets go of the folder. */
    @Override
    public void close() {
        closeQuietly(lock);
    }

    /** What a full disk left of an entry must not stand in front of the next one. */
    private void cutBack() throws IOException {
        if (Files.exists(file)) {
            disk.truncate(file, size);
        }
        dirty = false;
    }

    private void tryCuttingBack(IOException cause) {
        try {
            cutBack();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static void setAside(Path folder, Disk disk, JournalReader read, Consumer<String> warnings)
            throws IOException {
        byte[] torn = read.torn();
        if (torn.length == 0) {
            return;
        }
        Path aside = folder.resolve("unfinished-after-" + read.entries().size() + "-"
                + Chain.hash(torn).substring(0, 8));
        disk.write(aside, torn);
        disk.keepNames(folder);
        disk.truncate(folder.resolve(FILE), read.sound());
        warnings.accept("the journal of rules ended in an unfinished entry, of a change that was never in force: its "
                + torn.length + " bytes are now in " + aside);
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            held = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            held = false; // by this very process
        } finally {
            if (!held) {
                channel.close();
            }
        }
        if (!held) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    folder
                            + ": another node uses this journal of rules; stop it, or give this node a folder of its own");
        }
        return channel;
    }

    /** Half a surrogate pair has no UTF-8 form, so what is written would not be what was hashed. */
    private static String plain(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
