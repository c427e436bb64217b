package io.atr.node.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.chain.Chain;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final int CHANGES = 3;
    private static final long PLENTY = 1 << 20;

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    /** The hashes were computed by another program from the description in docs/rules.md. */
    @Test
    void anEntryIsWrittenAndHashedAsDocumented() throws Exception {
        JournalEntry entry = new JournalEntry(
                        7,
                        1_700_000_000_123L,
                        "ann",
                        "uid 7",
                        "applied",
                        "say \"hi\"\n\\ \u00e9\u2028\ud83d\ude00",
                        "r.yaml",
                        "no difference",
                        Chain.hash("version: 1\n".getBytes(StandardCharsets.UTF_8)),
                        JournalEntry.NO_HASH,
                        "")
                .sealed();
        assertEquals("09bfcc6a14b83e2192b8673677725c84883ee9cd0c70e45c9ec09daa8f2b2847", entry.text());
        assertEquals("95727977afe40175520db1b9040225507e1b45fcd4fbe748d1fdd9129b892909", entry.hash());
        String line = JournalLine.write(entry);
        assertEquals(
                "{\"version\":7,\"time\":\"2023-11-14T22:13:20.123Z\",\"who\":\"ann\",\"from\":\"uid 7\",\"what\":\"applied\","
                        + "\"comment\":\"say \\\"hi\\\"\\u000a\\\\ \u00e9\\u2028\ud83d\ude00\",\"name\":\"r.yaml\","
                        + "\"summary\":\"no difference\",\"text\":\"" + entry.text() + "\",\"previous\":\""
                        + JournalEntry.NO_HASH + "\",\"hash\":\"" + entry.hash() + "\"}",
                line);
        assertEquals(entry, JournalLine.read(line));
    }

    /** Whatever byte the machine goes down at: what was acknowledged is there, and nothing is in the way of more. */
    @Test
    void aCrashAtAnyByteLosesNothingAcknowledged() throws Exception {
        long all = PLENTY - roomLeft();
        assertTrue(all > 1000, "the changes take " + all + " bytes");
        for (long room = 0; room < all; room++) {
            Path place = folder.resolve("crash-" + room);
            int acknowledged = 0;
            try (Journal journal = Journal.open(place, new FaultyDisk(room, true), warnings::add)) {
                for (int i = 1; i <= CHANGES; i++) {
                    journal.append(change(i), i, i, "");
                    acknowledged = i;
                }
            } catch (IOException e) {
                assertTrue(acknowledged < CHANGES);
            }
            check(place, acknowledged, room);
        }
    }

    private void check(Path place, int acknowledged, long room) throws IOException {
        FaultyDisk sound = new FaultyDisk(PLENTY, false);
        int found;
        try (Journal journal = Journal.open(place, sound, warnings::add)) {
            found = journal.entries().size();
            assertTrue(found == acknowledged || found == acknowledged + 1, found + " found, room " + room);
            for (JournalEntry entry : journal.entries()) {
                assertEquals(change((int) entry.version()).text(), journal.text(entry), "room " + room);
            }
            journal.append(change(found + 1), found + 1, 0, "");
        }
        try (Journal journal = Journal.open(place, sound, warnings::add)) {
            assertEquals(found + 1, journal.entries().size(), "room " + room);
        }
    }

    @Test
    void aFullDiskAtAnyByteLeavesTheJournalAsItWas() throws Exception {
        long all = PLENTY - roomLeft();
        for (long room = 0; room < all; room += 7) {
            Path place = folder.resolve("full-" + room);
            FaultyDisk disk = new FaultyDisk(room, false);
            try (Journal journal = Journal.open(place, disk, warnings::add)) {
                for (int i = 1; i <= CHANGES; i++) {
                    Path file = place.resolve("journal.jsonl");
                    byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
                    try {
                        journal.append(change(i), i, i, "");
                    } catch (IOException e) {
                        byte[] after = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
                        assertTrue(Arrays.equals(before, after), "room " + room);
                        assertEquals(i - 1, journal.entries().size(), "room " + room);
                        disk.makeRoom(PLENTY);
                        journal.append(change(i), i, i, "");
                    }
                }
            }
            try (Journal journal = Journal.open(place, new LocalDisk(), warnings::add)) {
                assertEquals(CHANGES, journal.entries().size(), "room " + room);
            }
        }
        assertEquals(List.of(), warnings);
    }

    /** A zero in the last entry takes nothing back: only blocks that were not written leave zeros behind. */
    @Test
    void onlyWholeBlocksOfZerosAreAnUnfinishedEntry() throws Exception {
        Path place = folder.resolve("zeros");
        int before;
        try (Journal journal = Journal.open(place, new LocalDisk(), warnings::add)) {
            journal.append(change(1), 1, 1, "");
            before = (int) Files.size(place.resolve("journal.jsonl"));
            journal.append(change(2), 2, 2, "x".repeat(3000));
        }
        Path file = place.resolve("journal.jsonl");
        byte[] good = Files.readAllBytes(file);
        int block = (before / 512 + 1) * 512;
        int[][] torn = {
            {before, block},
            {block, block + 512},
            {before, block + 1024},
            {good.length / 512 * 512, good.length},
            {block + 512, good.length}
        };
        for (int[] zeros : torn) {
            byte[] bytes = good.clone();
            Arrays.fill(bytes, zeros[0], zeros[1], (byte) 0);
            Files.write(file, bytes);
            try (Journal journal = Journal.open(place, new FaultyDisk(PLENTY, false), warnings::add)) {
                assertEquals(1, journal.lastVersion(), Arrays.toString(zeros));
            }
        }
        for (int at = before; at < good.length - 1; at++) {
            byte[] bytes = good.clone();
            bytes[at] = 0;
            if (at % 3 == 0) {
                Arrays.fill(bytes, block, block + 512, (byte) 0);
            }
            boolean whole = at % 3 == 0 && at >= block && at < block + 512;
            Files.write(file, bytes);
            if (!whole) {
                CommandException e = assertThrows(
                        CommandException.class, () -> Journal.open(place, new LocalDisk(), warnings::add), "at " + at);
                assertTrue(e.line().contains("journal.jsonl:2: "), e.line());
            }
        }
    }

    /** Any changed byte is found in its line, unless it makes the last line an unfinished one. */
    @Test
    void anyChangedByteIsFound() throws Exception {
        Path place = folder.resolve("changed");
        write(place);
        Path file = place.resolve("journal.jsonl");
        byte[] good = Files.readAllBytes(file);
        for (int seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            int at = random.nextInt(good.length);
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, bad);
            int line = 1;
            for (int i = 0; i < at; i++) {
                line += good[i] == '\n' ? 1 : 0;
            }
            boolean unfinished = at == good.length - 1;
            if (unfinished) {
                try (Journal journal = Journal.open(place, new FaultyDisk(PLENTY, false), warnings::add)) {
                    assertEquals(CHANGES - 1, journal.entries().size(), "seed " + seed);
                }
            } else {
                CommandException e = assertThrows(
                        CommandException.class,
                        () -> Journal.open(place, new LocalDisk(), warnings::add),
                        "seed " + seed);
                assertEquals(ExitCode.BAD_CONFIG, e.exitCode());
                assertTrue(e.line().contains("journal.jsonl:" + line + ": "), "seed " + seed + ": " + e.line());
            }
        }
    }

    @Test
    void linesTakenOutPutInOrSwappedAreFound() throws Exception {
        Path place = folder.resolve("moved");
        write(place);
        Path file = place.resolve("journal.jsonl");
        List<String> good = Files.readAllLines(file);
        for (List<String> bad : List.of(
                List.of(good.get(1), good.get(2)),
                List.of(good.get(0), good.get(2)),
                List.of(good.get(1), good.get(0), good.get(2)),
                List.of(good.get(0), good.get(0), good.get(1)),
                List.of(good.get(0), good.get(1), good.get(2), good.get(2)))) {
            Files.write(file, bad);
            CommandException e =
                    assertThrows(CommandException.class, () -> Journal.open(place, new LocalDisk(), warnings::add));
            assertEquals(ExitCode.BAD_CONFIG, e.exitCode());
        }
        Files.write(file, good.subList(0, 2));
        try (Journal journal = Journal.open(place, new LocalDisk(), warnings::add)) {
            assertEquals(2, journal.lastVersion());
        }
    }

    @Test
    void anUnfinishedEntryIsSetAsideWhole() throws Exception {
        Path place = folder.resolve("torn");
        write(place);
        Path file = place.resolve("journal.jsonl");
        byte[] good = Files.readAllBytes(file);
        byte[] torn = Arrays.copyOf(good, good.length - 10);
        Files.write(file, torn);
        try (Journal journal = Journal.open(place, new LocalDisk(), warnings::add)) {
            assertEquals(CHANGES - 1, journal.lastVersion());
        }
        assertEquals(1, warnings.size());
        Path aside = Path.of(warnings.getFirst().substring(warnings.getFirst().indexOf(" in /") + 4));
        byte[] kept = Files.readAllBytes(file);
        byte[] rest = Files.readAllBytes(aside);
        byte[] together = Arrays.copyOf(kept, kept.length + rest.length);
        System.arraycopy(rest, 0, together, kept.length, rest.length);
        assertTrue(Arrays.equals(torn, together));
    }

    @Test
    void aFolderBelongsToOneNode() {
        Path place = folder.resolve("mine");
        try (Journal journal = Journal.open(place, new LocalDisk(), warnings::add)) {
            assertEquals(0, journal.lastVersion());
            CommandException e =
                    assertThrows(CommandException.class, () -> Journal.open(place, new LocalDisk(), warnings::add));
            assertEquals(ExitCode.UNAVAILABLE, e.exitCode());
            assertTrue(e.line().contains("another node"), e.line());
        }
        Journal.open(place, new LocalDisk(), warnings::add).close();
    }

    private void write(Path place) throws IOException {
        try (Journal journal = Journal.open(place, new LocalDisk(), warnings::add)) {
            for (int i = 1; i <= CHANGES; i++) {
                journal.append(change(i), i, i, "+1 topic");
            }
        }
    }

    private long roomLeft() throws IOException {
        FaultyDisk disk = new FaultyDisk(PLENTY, false);
        try (Journal journal = Journal.open(folder.resolve("measured"), disk, warnings::add)) {
            for (int i = 1; i <= CHANGES; i++) {
                journal.append(change(i), i, i, "");
            }
        }
        return disk.room();
    }

    private static Change change(int i) {
        String text = "version: 1\n# " + i + "\n";
        return new Change("applied", "f.yaml", text, Change.ANY_BASE, Change.NEXT, "ann", "here", "\u00e9 \"" + i);
    }
}
