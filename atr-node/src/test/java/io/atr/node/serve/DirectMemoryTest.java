package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.CommandException;
import io.atr.node.gate.BudgetSizes;
import io.atr.node.serve.config.NodeConfig.RemoteLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The budget of remote callers has to fit in the memory that the JVM has for it. */
class DirectMemoryTest {
    private static final long MIB = 1 << 20;

    @Test
    void theNeedIsTheBudgetAndWhatIsSetAsideForEachConnection() {
        RemoteLimits limits = new RemoteLimits(
                20 * MIB, 1 << 16, 1024, 256, new BudgetSizes(192 * MIB, 32 * MIB, 64 * MIB, 128 * MIB));
        assertEquals(192 * MIB + 32 * MIB + 256 * 384 * 1024, DirectMemory.need(limits));
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheFlagToSet() {
        DirectMemory.check(320 * MIB, 320 * MIB);
        CommandException refused = assertThrows(CommandException.class, () -> DirectMemory.check(321 * MIB, 320 * MIB));
        assertTrue(refused.getMessage().contains("-XX:MaxDirectMemorySize=322m"), refused::getMessage);
    }

    @Test
    void theFlagsOfANodeHaveRoomForTheDefaults() throws IOException {
        String flags = Files.readString(Path.of("..", "jvm-serve.options"));
        RemoteLimits limits = new RemoteLimits(20 * MIB, 1 << 16, 1024, 256, BudgetSizes.DEFAULT);
        assertTrue(flags.contains("-XX:MaxDirectMemorySize=512m"), flags);
        assertTrue(DirectMemory.need(limits) < 512 * MIB);
    }
}
