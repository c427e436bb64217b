package io.atr.node.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import io.atr.node.tls.CertificatesForTests;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessDeskTest {
    private static final int OWN = 4711;
    private static final String RULES = """
            version: 1
            topics: [{name: orders.new, id: 1}, {name: orders.old, id: 2}, {name: md, ids: 10-12}]
            senders:
              - {name: local, id: 1, address: 127.0.0.1, publish: ["*"]}
              - {name: local6, id: 2, address: "::1", publish: ["*"]}
              - {name: any, id: 3, address: "*", publish: ["*"]}
              - {name: far, id: 4, address: 10.0.0.1, publish: ["*"]}
              - {name: nowhere, id: 5, publish: ["*"]}
              - {name: feed-1, id: 6, publish: ["*"]}
            """;

    @TempDir
    private Path folder;

    private Path file;
    private RuleBook rules;
    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private final List<SecurityEvent> events = new ArrayList<>();

    @BeforeEach
    void prepare() throws Exception {
        file = folder.resolve("access.yaml");
        rules = RulesReader.parse("rules", RULES);
    }

    private AccessDesk desk(String... callers) throws Exception {
        return desk(false, callers);
    }

    private AccessDesk desk(boolean open, String... callers) throws Exception {
        write(callers);
        InstantSource clock = () -> now;
        return AccessDesk.open(file, open, OWN, events::add, clock);
    }

    private void write(String... callers) throws Exception {
        StringBuilder text = new StringBuilder("version: 1\ncallers:\n");
        for (String caller : callers) {
            text.append("  - {").append(caller).append("}\n");
        }
        if (callers.length == 0) {
            text = new StringBuilder("version: 1\n");
        }
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static Caller admitted(Admission admission) {
        return ((Admission.Admitted) admission).caller();
    }

    private static Admission.Why refused(Admission admission) {
        return ((Admission.Refused) admission).why();
    }

    private static BitSet bits(int... ids) {
        BitSet bits = new BitSet();
        for (int id : ids) {
            bits.set(id);
        }
        return bits;
    }

    private static Credentials loopback(String token) {
        return Credentials.tcp("127.0.0.1:5", true, token, List.of());
    }

    private static Credentials far(String token) {
        return Credentials.tcp("10.0.0.9:5", false, token, List.of());
    }

    private static Credentials peer(int uid, int gid) {
        return Credentials.unix(new PeerCredentials(uid, gid, 99), null);
    }

    @Test
    void loopbackWithoutCredentialsPublishesFromHereAndObserves() throws Exception {
        Caller caller = admitted(desk().admit(loopback(null)));
        assertTrue(caller.isAnonymous());
        assertEquals(Set.of(Role.PUBLISHER, Role.OBSERVER), caller.roles());
        assertEquals(bits(1, 2, 3), caller.senders().under(rules));
        assertEquals(bits(), caller.topics().under(rules));
        assertFalse(caller.bypass());
    }

    @Test
    void openMakesLoopbackOperatorsAndWarns() throws Exception {
        AccessDesk desk = desk(true);
        Caller caller = admitted(desk.admit(loopback(null)));
        assertEquals(Set.of(Role.PUBLISHER, Role.OBSERVER, Role.OPERATOR), caller.roles());
        assertFalse(caller.bypass());
        assertTrue(
                desk.warnings().getFirst().startsWith("--open"),
                () -> desk.warnings().toString());
        assertEquals(SecurityEvent.Kind.OPEN, events.getFirst().kind());
        assertEquals(Admission.Why.NO_CREDENTIALS, refused(desk.admit(far(null))));
    }

    @Test
    void otherMachinesNeedCredentials() throws Exception {
        AccessDesk desk = desk();
        assertEquals(Admission.Why.NO_CREDENTIALS, refused(desk.admit(far(null))));
        assertEquals(1, desk.counters().refused(Admission.Why.NO_CREDENTIALS));
    }

    @Test
    void tokensAreTheirCallers() throws Exception {
        AccessDesk desk = desk(
                "name: one, token_sha256: [" + TokenHash.of("first") + "], roles: [observer]",
                "name: two, token_sha256: [" + TokenHash.of("second") + "," + TokenHash.of("third")
                        + "], roles: [publisher, subscriber], senders: [feed-*, 4], topics: [\"orders.*\", 11], bypass: true");
        assertEquals("one", admitted(desk.admit(far("first"))).name());
        Caller two = admitted(desk.admit(far("third")));
        assertEquals("two", two.name());
        assertEquals(bits(4, 6), two.senders().under(rules));
        assertEquals(bits(1, 2, 11), two.topics().under(rules));
        assertTrue(two.bypass());
        assertFalse(admitted(desk.admit(far("first"))).bypass());
    }

    @Test
    void aBadTokenIsRefusedEverywhere() throws Exception {
        AccessDesk desk = desk("name: one, token_sha256: [" + TokenHash.of("first") + "], roles: [observer]");
        for (String token :
                List.of("", "firs", "first ", "First", TokenHash.of("first").toString())) {
            assertEquals(Admission.Why.BAD_TOKEN, refused(desk.admit(loopback(token))), token);
            assertEquals(
                    Admission.Why.BAD_TOKEN,
                    refused(desk.admit(Credentials.unix(new PeerCredentials(OWN, 1, 1), token))));
            assertEquals(Admission.Why.BAD_TOKEN, refused(desk.admit(Credentials.inProcess(token))));
        }
    }

    @Test
    void grantsExpire() throws Exception {
        AccessDesk desk =
                desk("name: one, token_sha256: [" + TokenHash.of("t") + "], roles: [observer], expires: 2026-06-02");
        Admission.Admitted good = (Admission.Admitted) desk.admit(loopback("t"));
        assertEquals(Instant.parse("2026-06-02T00:00:00Z").toEpochMilli(), good.untilMillis());
        now = Instant.ofEpochMilli(good.untilMillis() - 1);
        admitted(desk.admit(loopback("t")));
        now = Instant.ofEpochMilli(good.untilMillis());
        assertEquals(Admission.Why.EXPIRED, refused(desk.admit(loopback("t"))));
    }

    @Test
    void theOwnUserAndRootMayDoEverythingButBypass() throws Exception {
        AccessDesk desk = desk();
        for (int uid : new int[] {OWN, 0}) {
            Caller caller = admitted(desk.admit(peer(uid, 1)));
            assertEquals(EnumSet.allOf(Role.class), caller.roles());
            assertSame(SenderScope.ALL, caller.senders());
            assertSame(TopicScope.ALL, caller.topics());
            assertFalse(caller.bypass());
        }
        assertEquals(Admission.Why.UNKNOWN_USER, refused(desk.admit(peer(OWN + 1, OWN))));
    }

    @Test
    void bypassOfTheOwnUserIsAGrant() throws Exception {
        String proof = "roles: [publisher], senders: [\"*\"], bypass: true";
        assertTrue(admitted(desk("name: me, uids: [" + OWN + "], " + proof).admit(peer(OWN, 1)))
                .bypass());
        assertFalse(admitted(desk("name: me, gids: [" + OWN + "], " + proof).admit(peer(OWN, OWN)))
                .bypass());
    }

    @Test
    void theBypassOfTheOwnUserEndsWithItsGrantAndTheRestStays() throws Exception {
        AccessDesk desk = desk("name: me, uids: [" + OWN
                + "], roles: [publisher], senders: [\"*\"], bypass: true, expires: 2026-06-02");
        Admission.Admitted good = (Admission.Admitted) desk.admit(peer(OWN, 1));
        assertTrue(good.caller().bypass());
        assertEquals(Instant.parse("2026-06-02T00:00:00Z").toEpochMilli(), good.untilMillis(), "asked again then");
        now = Instant.ofEpochMilli(good.untilMillis() - 1);
        assertTrue(admitted(desk.admit(peer(OWN, 1))).bypass());
        now = Instant.ofEpochMilli(good.untilMillis());
        Admission.Admitted later = (Admission.Admitted) desk.admit(peer(OWN, 1));
        assertFalse(later.caller().bypass());
        assertEquals(EnumSet.allOf(Role.class), later.caller().roles());
        assertEquals(Admission.FOR_EVER, later.untilMillis());
    }

    @Test
    void noBypassIsGrantedToTheOwnUserByAGrantWithoutIt() throws Exception {
        AccessDesk desk = desk("name: me, uids: [" + OWN + "], roles: [publisher], senders: [\"*\"]");
        assertFalse(admitted(desk.admit(peer(OWN, 1))).bypass());
    }

    @Test
    void grantsOfUsersAndGroupsExpire() throws Exception {
        AccessDesk desk = desk(
                "name: user, uids: [30], roles: [publisher], senders: [\"*\"], bypass: true, expires: 2026-06-02",
                "name: group, gids: [20], roles: [observer], expires: 2026-06-03");
        Admission.Admitted user = (Admission.Admitted) desk.admit(peer(30, 1));
        assertTrue(user.caller().bypass());
        now = Instant.ofEpochMilli(user.untilMillis());
        assertEquals(Admission.Why.EXPIRED, refused(desk.admit(peer(30, 1))));
        assertEquals(Admission.Why.EXPIRED, refused(desk.admit(peer(30, 20))), "the group is no way around");
        Admission.Admitted group = (Admission.Admitted) desk.admit(peer(31, 20));
        now = Instant.ofEpochMilli(group.untilMillis());
        assertEquals(Admission.Why.EXPIRED, refused(desk.admit(peer(31, 20))));
    }

    @Test
    void usersComeBeforeGroups() throws Exception {
        AccessDesk desk = desk(
                "name: group, gids: [20], roles: [observer]",
                "name: user, uids: [30], roles: [subscriber], topics: [\"*\"]");
        assertEquals("user", admitted(desk.admit(peer(30, 20))).name());
        assertEquals("group", admitted(desk.admit(peer(31, 20))).name());
        assertSame(TopicScope.ALL, admitted(desk.admit(peer(30, 20))).topics());
        assertEquals(Admission.Why.UNKNOWN_USER, refused(desk.admit(peer(20, 30))));
    }

    @Test
    void certificatesAreTheirCallers() throws Exception {
        CertificatesForTests made = new CertificatesForTests(folder);
        X509Certificate feed = made.client("feed-7");
        X509Certificate other = made.client("other");
        now = Instant.now();
        AccessDesk desk = desk(
                "name: by-cn, certificate: [\"cn:feed-*\"], roles: [observer]",
                "name: by-uri, certificate: [\"uri:atr:oth*\"], roles: [observer]");
        Admission.Admitted byCn = (Admission.Admitted) desk.admit(Credentials.tcp("a", true, null, List.of(feed)));
        assertEquals("by-cn", byCn.caller().name());
        assertEquals(feed.getNotAfter().toInstant().toEpochMilli(), byCn.untilMillis());
        assertEquals(
                "by-uri",
                admitted(desk.admit(Credentials.tcp("a", false, null, List.of(other))))
                        .name());
        AccessDesk strict = desk("name: by-dns, certificate: [\"dns:feed-7\"], roles: [observer]");
        Admission none = strict.admit(Credentials.tcp("a", true, null, List.of(feed)));
        assertEquals(Admission.Why.UNKNOWN_CERTIFICATE, refused(none));
        assertTrue(((Admission.Refused) none).text().contains("cn:feed-7"));
    }

    @Test
    void aBadFileChangesNothingAtReload() throws Exception {
        AccessDesk desk = desk("name: one, token_sha256: [" + TokenHash.of("t") + "], roles: [observer]");
        long generation = desk.generation();
        Files.writeString(file, "version: 1\ncallers: [{name: one, roles: [king], uids: [1]}]\n");
        List<String> why = desk.reload();
        assertEquals(
                List.of(file + ":2:31: roles: king is no role; roles are publisher, subscriber, operator, observer"),
                why);
        assertEquals("one", admitted(desk.admit(far("t"))).name());
        assertEquals(generation, desk.generation());
        assertEquals(SecurityEvent.Kind.RELOAD_FAILED, events.getLast().kind());
        write("name: two, token_sha256: [" + TokenHash.of("u") + "], roles: [observer]");
        assertEquals(List.of(), desk.reload());
        assertTrue(desk.generation() > generation);
        assertEquals(Admission.Why.BAD_TOKEN, refused(desk.admit(far("t"))));
        assertEquals("two", admitted(desk.admit(far("u"))).name());
    }

    @Test
    void permissionsOfTheFileMatter() throws Exception {
        write("name: one, uids: [1], roles: [observer]");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        AccessDesk desk = AccessDesk.open(file, false, OWN, events::add);
        assertEquals(1, desk.warnings().size());
        assertTrue(desk.warnings().getFirst().contains("may read it"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-----w-"));
        RulesException e =
                assertThrows(RulesException.class, () -> AccessDesk.open(file, false, OWN, SecurityEvents.NONE));
        assertTrue(e.getMessage().contains("may write it"), e.getMessage());
    }

    @Test
    void beyondLoopbackNeedsTlsAndSomebodyWhoCanLogIn() throws Exception {
        InetSocketAddress everywhere = new InetSocketAddress("0.0.0.0", 7400);
        AccessDesk nobody = desk("name: one, uids: [1], roles: [observer]");
        assertTrue(nobody.checkBinding(new InetSocketAddress("127.0.0.1", 7400), false, false)
                .isEmpty());
        assertTrue(nobody.checkBinding(new InetSocketAddress("::1", 7400), false, false)
                .isEmpty());
        assertTrue(nobody.checkBinding(everywhere, false, false).orElseThrow().contains("./atr tls dev"));
        assertTrue(nobody.checkBinding(everywhere, true, true).orElseThrow().contains("./atr access token"));
        AccessDesk certificates = desk("name: one, certificate: [\"cn:x\"], roles: [observer]");
        assertTrue(
                certificates.checkBinding(everywhere, true, false).orElseThrow().contains("--tls-client-ca"));
        assertTrue(certificates.checkBinding(everywhere, true, true).isEmpty());
        AccessDesk tokens = desk("name: one, token_sha256: [" + TokenHash.of("t") + "], roles: [observer]");
        assertTrue(tokens.checkBinding(everywhere, true, false).isEmpty());
        assertTrue(tokens.checkBinding(everywhere, false, false).isPresent());
    }

    @Test
    void tokensDoNotReachLogs() {
        assertFalse(loopback("hunter2").toString().contains("hunter2"));
    }
}
