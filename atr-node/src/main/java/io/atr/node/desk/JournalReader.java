package io.atr.node.desk;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the journal's bytes and trusts no more than their hashes vouch for. One thread, once.
 *
 * <p>An entry is appended by one write and forced to the disk before anybody is told of it. A crash can therefore leave
 * an unfinished last line, with zeros in it where blocks were not written, and nobody relies on that one. Anything else
 * that does not fit was changed afterwards, a zero where no block begins or ends among it: without a second look it would take the last
 * rules back.
 */
final class JournalReader {
    /** The smallest piece that a disk writes wholly or not at all. */
    private static final int BLOCK = 512;

    private final Path file;
    private final byte[] bytes;
    private final List<JournalEntry> entries = new ArrayList<>();
    private int sound;

    JournalReader(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Reads all of it.
     *
     * @throws CommandException when an entry cannot be trusted
     */
    JournalReader read() {
        while (sound < bytes.length) {
            int end = sound;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            boolean last = end + 1 >= bytes.length;
            if (end == bytes.length || (last && hasUnwrittenBlock())) {
                break;
            }
            add(sound, end);
            sound = end + 1;
        }
        return this;
    }

    /** What it holds. */
    List<JournalEntry> entries() {
        return entries;
    }

    /** Bytes up to the end of the last whole entry. */
    int sound() {
        return sound;
    }

    /** What follows them: the beginning of an entry that never was. */
    byte[] torn() {
        return Arrays.copyOfRange(bytes, sound, bytes.length);
    }

    /** Whether there are zeros behind the last sound entry, all of them as blocks leave them that were not written. */
    private boolean hasUnwrittenBlock() {
        boolean found = false;
        for (int at = sound; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                int first = at;
                while (at < bytes.length && bytes[at] == 0) {
                    at++;
                }
                boolean begins = first == sound || first % BLOCK == 0;
                boolean ends = at == bytes.length || at % BLOCK == 0;
                if (!begins || !ends) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private void add(int from, int end) {
        JournalEntry entry;
        try {
            entry = JournalLine.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, end - from))
                    .toString());
        } catch (CharacterCodingException e) {
            throw broken("it is no UTF-8");
        } catch (JournalLine.MisreadException e) {
            throw broken(String.valueOf(e.getMessage()));
        }
        if (!entry.isSound()) {
            throw broken("its hash is not that of its content");
        }
        JournalEntry before = entries.isEmpty() ? null : entries.getLast();
        if (!entry.previous().equals(before == null ? JournalEntry.NO_HASH : before.hash())) {
            throw broken("it does not follow the entry before it: something was taken out or put in");
        }
        if (entry.version() <= (before == null ? 0 : before.version())) {
            throw broken("its version " + entry.version() + " is not above the one before");
        }
        entries.add(entry);
    }

    private CommandException broken(String why) {
        int good = entries.size();
        String keep = good == 0
                ? "to begin a new journal, move the file away"
                : "to go on with version " + entries.getLast().version()
                        + ", keep a copy of the file and only its first "
                        + (good == 1 ? "line" : good + " lines") + " in it (head -n " + good
                        + "); to begin a new journal, move it away";
        return new CommandException(
                ExitCode.BAD_CONFIG,
                file + ":" + (good + 1) + ": the journal of rules cannot be trusted from this entry on: " + why + "; "
                        + keep);
    }
}
