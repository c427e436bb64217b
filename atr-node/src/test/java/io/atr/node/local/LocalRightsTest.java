package io.atr.node.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.PublicationOptions;
import io.atr.SubscriptionOptions;
import io.atr.bridge.Refusal;
import io.atr.bridge.RefusedException;
import io.atr.governance.TopicSet;
import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.SecurityEvents;
import io.atr.node.access.SenderScope;
import io.atr.node.access.Standing;
import io.atr.node.access.TopicScope;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import io.atr.node.view.Sessions;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalRightsTest {
    private static final Set<Role> ALL_ROLES = EnumSet.allOf(Role.class);

    private final Sessions sessions = new Sessions();
    private final RuleBook rules = rules();

    @Test
    void aCallerMayPublishAsTheSendersThatItIsBoundTo() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            BitSet granted = some(random);
            BitSet wished = some(random);
            LocalRights rights = rights(new Caller(
                    "c", "here", ALL_ROLES, book -> (BitSet) granted.clone(), TopicScope.NONE, false, false));
            BitSet beyond = (BitSet) wished.clone();
            beyond.andNot(granted);
            assertEquals(
                    beyond.isEmpty(),
                    may(() -> rights.checkPublish(PublicationOptions.gateway(wished))),
                    "seed " + seed);
            int one = random.nextInt(8);
            assertEquals(
                    granted.get(one), may(() -> rights.checkPublish(PublicationOptions.sender(one))), "seed " + seed);
            assertFalse(may(() -> rights.checkPublish(PublicationOptions.gateway())), "every sender");
        }
    }

    @Test
    void aCallerMayReadTheTopicsThatItIsBoundTo() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            BitSet granted = some(random);
            BitSet wished = some(random);
            LocalRights rights = rights(new Caller(
                    "c", "here", ALL_ROLES, SenderScope.NONE, book -> (BitSet) granted.clone(), false, false));
            BitSet beyond = (BitSet) wished.clone();
            beyond.andNot(granted);
            SubscriptionOptions wish = SubscriptionOptions.lossy().topics(TopicSet.of(wished));
            assertEquals(beyond.isEmpty(), may(() -> rights.checkSubscribe(wish)), "seed " + seed);
            assertFalse(may(() -> rights.checkSubscribe(SubscriptionOptions.lossy())), "every topic");
            assertFalse(rights.readsEverything());
        }
    }

    @Test
    void rolesAndBypassAreNeededToo() {
        LocalRights reader = rights(caller(Set.of(Role.SUBSCRIBER), false));
        RefusedException refused =
                assertThrows(RefusedException.class, () -> reader.checkPublish(PublicationOptions.sender(1)));
        assertEquals(Refusal.NOT_PERMITTED, refused.refusal());
        assertTrue(refused.getMessage().contains("publisher"), refused.getMessage());
        assertTrue(reader.readsEverything());
        assertTrue(may(() -> reader.checkSubscribe(SubscriptionOptions.lossy())));

        LocalRights writer = rights(caller(Set.of(Role.PUBLISHER), false));
        assertFalse(may(() -> writer.checkSubscribe(SubscriptionOptions.lossy())));
        assertTrue(may(() -> writer.checkPublish(PublicationOptions.gateway())));
        assertFalse(may(() -> writer.checkPublish(PublicationOptions.gateway().withBypass())));
        LocalRights trusted = rights(caller(Set.of(Role.PUBLISHER), true));
        assertTrue(may(() -> trusted.checkPublish(PublicationOptions.gateway().withBypass())));
    }

    @Test
    void nodesWaitOnlyForWhomTheyWereToldTo() {
        LocalRights impatient = rights(caller(Set.of(Role.SUBSCRIBER), false));
        RefusedException refused =
                assertThrows(RefusedException.class, () -> impatient.checkSubscribe(SubscriptionOptions.gating()));
        assertEquals(Refusal.NOT_PERMITTED, refused.refusal());
        assertTrue(refused.getMessage().contains("gating: true"), refused.getMessage());
        RefusedException taken =
                assertThrows(RefusedException.class, () -> impatient.checkStill(SubscriptionOptions.gating()));
        assertEquals(Refusal.NOT_PERMITTED, taken.refusal());

        LocalRights trusted = rights(new Caller("c", "here", ALL_ROLES, SenderScope.NONE, TopicScope.ALL, false, true));
        assertTrue(may(() -> trusted.checkSubscribe(SubscriptionOptions.gating())));
    }

    @Test
    void aSenderThatTheRulesDoNotKnowIsRefusedEvenToWhoMayAll() {
        LocalRights rights = rights(caller(ALL_ROLES, false));
        assertTrue(may(() -> rights.checkPublish(PublicationOptions.sender(7))));
        assertFalse(may(() -> rights.checkPublish(PublicationOptions.sender(8))));
    }

    @Test
    void whatTheSessionHoldsIsListed() {
        LocalRights rights = rights(caller(ALL_ROLES, false));
        rights.took("a");
        rights.took("b");
        rights.gaveBack("a");
        assertEquals(List.of("b"), sessions.list().getFirst().holds());
        rights.left();
        assertEquals(0, sessions.count());
    }

    private LocalRights rights(Caller caller) {
        return new LocalRights(
                Standing.fixed(caller),
                () -> rules,
                sessions.begin(caller.name(), caller.from(), "shm"),
                SecurityEvents.NONE);
    }

    private static Caller caller(Set<Role> roles, boolean bypass) {
        return new Caller("c", "here", roles, SenderScope.ALL, TopicScope.ALL, bypass, false);
    }

    private static BitSet some(Random random) {
        BitSet some = new BitSet();
        for (int i = 0; i < 8; i++) {
            some.set(i, random.nextInt(4) == 0);
        }
        return some;
    }

    private static boolean may(Wish wish) {
        try {
            wish.check();
            return true;
        } catch (RefusedException refused) {
            return false;
        }
    }

    private static RuleBook rules() {
        StringBuilder text = new StringBuilder("version: 1\ntopics:\n  - {name: t, ids: 0-7}\nsenders:\n");
        for (int id = 0; id < 8; id++) {
            text.append("  - {name: s%d, id: %d, publish: [\"*\"]}\n".formatted(id, id));
        }
        try {
            return RulesReader.parse("test", text.toString());
        } catch (RulesException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private interface Wish {
        void check() throws RefusedException;
    }
}
