package io.atr.node.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.rules.Findings;
import io.atr.node.rules.RulesException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessFileTest {
    private static final String HASH = "ab".repeat(32);

    @TempDir
    private Path folder;

    private SystemNames users;
    private SystemNames groups;

    @BeforeEach
    void prepare() throws Exception {
        Files.writeString(folder.resolve("passwd"), "alice:x:1001:100:Alice:/home/alice:/bin/sh\nbroken\n");
        Files.writeString(folder.resolve("group"), "traders:x:2002:alice\n");
        users = SystemNames.read(folder.resolve("passwd"));
        groups = SystemNames.read(folder.resolve("group"));
    }

    private List<Grant> parse(String text) throws RulesException {
        return AccessFile.parse(text, new Findings("a"), users, groups);
    }

    /** The lines of what is wrong. */
    private List<String> findings(String text) {
        return assertThrows(RulesException.class, () -> parse(text))
                .getMessage()
                .lines()
                .toList();
    }

    private List<String> ofCaller(String caller) {
        return findings("version: 1\ncallers: [{" + caller + "}]");
    }

    @Test
    void namesOfUsersAndGroupsAreResolved() throws Exception {
        Grant grant = parse("version: 1\ncallers: [{name: a, roles: [observer], uids: [alice, 7], gids: [traders]}]")
                .getFirst();
        assertEquals(Set.of(1001, 7), grant.uids());
        assertEquals(Set.of(2002), grant.gids());
    }

    @Test
    void aTokenWrittenInPlaceOfItsHashIsNotShown() {
        List<String> lines = ofCaller("name: a, roles: [observer], token_sha256: [atr_hunter2]");
        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().startsWith("a:2:55: this is no SHA-256"), lines.getFirst());
        assertTrue(!lines.getFirst().contains("hunter2"), lines.getFirst());
    }

    @Test
    void everythingWrongIsSaidWithItsPlace() {
        assertEquals(List.of("a:1:1: the file holds nothing; start with version: 1"), findings(""));
        assertEquals(List.of("a:1:10: version: 2 is not known, only 1 is; write version: 1"), findings("version: 2"));
        assertTrue(ofCaller("name: a, roles: [observer]").getFirst().contains("nothing says who this caller is"));
        assertTrue(ofCaller("name: a, uids: [1]").getFirst().contains("has no roles"));
        assertTrue(ofCaller("name: a, uids: [1], roles: [publisher]").getFirst().contains("a publisher of no senders"));
        assertTrue(ofCaller("name: a, uids: [1], roles: [observer], topics: [a]")
                .getFirst()
                .contains("add subscriber"));
        assertTrue(
                ofCaller("name: a, uids: [bob], roles: [observer]").getFirst().contains("no user bob"));
        assertTrue(ofCaller("name: a, uids: [1], roles: [publisher], senders: [1], gating: true")
                .getFirst()
                .contains("gating is for subscribers only"));
        assertTrue(ofCaller("name: a, uids: [1], roles: [observer], bypass: true")
                .getFirst()
                .contains("for publishers only"));
        assertTrue(ofCaller("name: a, uids: [1], roles: [publisher], senders: [70000], bypass: yes")
                .get(0)
                .contains("no id"));
        assertTrue(ofCaller("name: a, uids: [1], roles: [observer], certificate: [feed]")
                .getFirst()
                .contains("says not what to look at"));
        assertTrue(ofCaller("name: a, uids: [1], roles: [observer], expires: soon")
                .getFirst()
                .contains("is no time"));
        assertTrue(ofCaller("name: anonymous, uids: [1], roles: [observer]")
                .getFirst()
                .contains("anonymous"));
        assertTrue(ofCaller("name: a, uids: [1], role: [observer]").toString().contains("did you mean roles?"));
        assertTrue(findings("version: 1\ncallers:\n - {name: a, roles: [observer], token_sha256: [" + HASH + "]}\n"
                        + " - {name: b, roles: [observer], token_sha256: [" + HASH + "]}\n")
                .getFirst()
                .contains("this token stands twice, first in the caller at a:3:4"));
        assertTrue(findings("version: 1\ncallers: [" + "x".repeat(1 << 20) + "]")
                .getFirst()
                .contains("longer than 1 MiB"));
    }

    @Test
    void damagedFilesAreRefusedOrRead() {
        String good = "version: 1\ncallers:\n  - name: a\n    roles: [publisher]\n    senders: [1-3, \"x*\"]\n"
                + "    uids: [1, alice]\n    token_sha256: [" + HASH + "]\n    expires: 2027-01-01\n";
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, (char) (random.nextInt(8) == 0 ? random.nextInt(65_536) : 32 + random.nextInt(96)));
            }
            try {
                parse(text.toString());
            } catch (RulesException e) {
                assertTrue(!e.findings().isEmpty());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + " round " + i + ": " + text, e);
            }
        }
    }
}
