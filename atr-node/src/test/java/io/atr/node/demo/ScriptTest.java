package io.atr.node.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final Player[] PLAYERS = Player.values();

    private static Script script(long seed) {
        return new Script(new Random(seed), new Zipf(Market.SYMBOLS, 1));
    }

    @Test
    void everybodyIsInItAsOftenAsMeant() {
        for (long seed = 0; seed < 5; seed++) {
            Script script = script(seed);
            Map<Player, Integer> lines = new EnumMap<>(Player.class);
            double gaps = 0;
            for (int i = 0; i < Script.LENGTH; i++) {
                lines.merge(PLAYERS[script.player(i)], 1, Integer::sum);
                gaps += script.gap(i);
            }
            String at = "seed " + seed;
            assertEquals(0.02, share(lines.get(Player.INTRUDER)), 0.004, at);
            assertEquals(0.10, share(lines.get(Player.RUNAWAY)), 0.01, at);
            for (Player desk : Player.DESKS) {
                assertEquals(0.22, share(lines.get(desk)), 0.02, at);
            }
            assertFalse(lines.containsKey(Player.PROBE), at);
            assertEquals(Script.MEAN_GAP, gaps / Script.LENGTH, 0.03 * Script.MEAN_GAP, at);
        }
    }

    @Test
    void onlyTheRunawayQuotesAndAllOthersTradeSymbols() {
        Script script = script(3);
        for (int i = 0; i < Script.LENGTH; i++) {
            boolean quotes = PLAYERS[script.player(i)] == Player.RUNAWAY;
            assertEquals(quotes ? Market.QUOTES : script.symbol(i), script.topic(i), "line " + i);
        }
    }

    @Test
    void theSeedSettlesItAndItRepeats() {
        int same = 0;
        int other = 0;
        for (int i = 0; i < Script.LENGTH; i++) {
            same += script(7, i) == script(7, i + Script.LENGTH) ? 1 : 0;
            other += script(7, i) == script(8, i) ? 1 : 0;
        }
        assertEquals(Script.LENGTH, same);
        assertNotEquals(Script.LENGTH, other);
    }

    private final Script[] made = new Script[9];

    private long script(int seed, int line) {
        if (made[seed] == null) {
            made[seed] = script(seed);
        }
        Script script = made[seed];
        return ((long) script.player(line) << 48) | ((long) script.topic(line) << 24) | script.gap(line);
    }

    private static double share(int lines) {
        return (double) lines / Script.LENGTH;
    }
}
