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
 * that does not fit was changed afterwards.
 */
final class JournalReader {
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
            boolean zeros = false;
            while (end < bytes.length && bytes[end] != '\n') {
                zeros |= bytes[end] == 0;
                end++;
            }
            boolean last = end + 1 >= bytes.length;
            if (end == bytes.length || (zeros && last)) {
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
