package io.atr.node.serve.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Limits of remote callers that do not go together. */
class LimitSettingsTest {
    private static Problems read(Map<Setting<?>, String> flags) {
        Problems problems = new Problems();
        Effective set = Effective.read(null, Map.of(), flags, problems, warning -> {});
        LimitSettings.read(Objects.requireNonNull(set), problems);
        return problems;
    }

    @Test
    void theDefaultsGoTogether() {
        assertTrue(read(Map.of()).isEmpty());
    }

    @Test
    void aShareHasToHoldAMessageAndABatch() {
        Problems problems = read(Map.of(NodeSettings.MEMORY_CONNECTION, "29 MiB"));
        assertEquals(1, problems.lines().size());
        assertTrue(problems.lines().getFirst().contains("raise it to 30 MiB"), problems.lines()::getFirst);
        assertTrue(read(Map.of(NodeSettings.MEMORY_CONNECTION, "30 MiB")).isEmpty());
    }

    @Test
    void longerMessagesNeedMoreOfEverything() {
        assertEquals(3, read(Map.of(NodeSettings.MESSAGE, "200 MiB")).lines().size());
    }
}
