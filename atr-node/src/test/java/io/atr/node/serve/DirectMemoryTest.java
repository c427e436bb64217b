package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.CommandException;
import io.atr.node.gate.BudgetSizes;
import io.atr.node.remote.ArrivalLimits;
import io.atr.node.remote.RemoteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The budget of remote callers has to fit in the memory that the JVM has for it. */
class DirectMemoryTest {
    private static final long MIB = 1 << 20;

    @Test
    void theNeedIsTheBudgetAndWhatIsSetAsideForEveryConnectionThereCanBe() {
        RemoteSettings settings = RemoteSettings.DEFAULT
                .with(10, 1024, 256)
                .with(new BudgetSizes(192 * MIB, 32 * MIB, 64 * MIB, 128 * MIB))
                .with(new ArrivalLimits(128, 64, Duration.ofSeconds(10), 16));
        long budget = 192 * MIB + 32 * MIB;
        long listener = (256 + 16 + 128) * 384L * 1024;
        assertEquals(budget, DirectMemory.need(settings, 0));
        assertEquals(budget + listener, DirectMemory.need(settings, 1));
        assertEquals(budget + 2 * listener, DirectMemory.need(settings, 2));
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
        assertTrue(flags.contains("-XX:MaxDirectMemorySize=640m"), flags);
        assertTrue(DirectMemory.need(RemoteSettings.DEFAULT, 2) < 640 * MIB);
    }
}
