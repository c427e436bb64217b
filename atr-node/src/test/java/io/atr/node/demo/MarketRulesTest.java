package io.atr.node.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.governance.RuleSet;
import io.atr.governance.SenderRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarketRulesTest {
    @ParameterizedTest
    @EnumSource
    void everyRateAndQuotaIsFinite(MarketRules version) {
        RuleSet rules = version.rules(1_000_000);
        assertTrue(rules.topics().stream().noneMatch(topic -> topic.isUnlimited()));
        assertTrue(rules.senders().stream().noneMatch(sender -> sender.maxInFlight() == SenderRule.UNLIMITED));
        assertEquals(Player.values().length, rules.senders().size());
    }

    @ParameterizedTest
    @EnumSource
    void nobodyButTheDesksTradesAndOnlyTheHaltStopsThem(MarketRules version) {
        for (SenderRule sender : version.rules(1_000_000).senders()) {
            boolean desk = Player.DESKS.stream().anyMatch(player -> player.sender() == sender.id());
            for (int symbol = 0; symbol < Market.SYMBOLS; symbol++) {
                boolean halted = version == MarketRules.HALT && symbol == Market.HALTED;
                assertEquals(desk && !halted, sender.topics().contains(symbol), sender.id() + " on " + symbol);
            }
            assertEquals(sender.id() == Player.RUNAWAY.sender(), sender.topics().contains(Market.QUOTES));
        }
    }

    @Test
    void theProbeIsWhatTheStormsRulesDisagreeAbout() {
        assertTrue(probe(MarketRules.RAISED).topics().contains(Market.PROBES));
        assertFalse(probe(MarketRules.WITHOUT_PROBE).topics().contains(Market.PROBES));
    }

    private static SenderRule probe(MarketRules version) {
        return version.rules(1_000_000).senders().stream()
                .filter(sender -> sender.id() == Player.PROBE.sender())
                .findFirst()
                .orElseThrow();
    }
}
