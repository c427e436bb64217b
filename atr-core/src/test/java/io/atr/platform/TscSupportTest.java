package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TscSupportTest {
    private static final String GOOD = "flags\t\t: fpu constant_tsc nonstop_tsc rdtscp sse\n";
    private static final String CLOCKS = "sys/devices/system/clocksource/clocksource0/";

    @TempDir
    Path root;

    @BeforeEach
    void aMachineThatLacksNothing() throws IOException {
        put("proc/cpuinfo", "processor\t: 0\n" + GOOD + "\nprocessor\t: 1\n" + GOOD);
        put(CLOCKS + "current_clocksource", "kvm-clock\n");
        put(CLOCKS + "available_clocksource", "kvm-clock tsc acpi_pm\n");
    }

    @Test
    void aTrustedCounterWillDoWhicheverClockTheKernelUses() throws IOException {
        assertEquals(Optional.empty(), lack());
        put(CLOCKS + "current_clocksource", "tsc\n");
        put(CLOCKS + "available_clocksource", "\n");
        assertEquals(Optional.empty(), lack());
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant_tsc", "nonstop_tsc", "rdtscp"})
    void eachFlagIsNeededOnEachProcessor(String flag) throws IOException {
        put("proc/cpuinfo", GOOD + GOOD.replace(flag, flag + "x"));
        assertTrue(lack().orElseThrow().contains(flag), lack()::toString);
    }

    @Test
    void aCounterThatTheKernelGaveUpIsNotUsed() throws IOException {
        put(CLOCKS + "available_clocksource", "hpet acpi_pm tsc-early\n");
        assertTrue(lack().orElseThrow().contains("hpet acpi_pm tsc-early"), lack()::toString);
    }

    @Test
    void otherProcessorsAndHiddenFilesAreNamed() throws IOException {
        assertTrue(TscSupport.lack(root, "aarch64").orElseThrow().contains("aarch64"));
        put("proc/cpuinfo", "Features : fp asimd\n");
        assertTrue(lack().orElseThrow().contains("/proc/cpuinfo"));
        assertTrue(TscSupport.lack(root.resolve("nothing"), "amd64").isPresent());
    }

    @RepeatedTest(200)
    void damagedFilesNeverMakeACounterOutOfNothing() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] noise = new byte[random.nextInt(400)];
        random.nextBytes(noise);
        Files.write(root.resolve("proc/cpuinfo"), noise);
        assertFalse(lack().orElse("").isEmpty(), () -> "seed " + seed);
    }

    private Optional<String> lack() {
        return TscSupport.lack(root, "amd64");
    }

    private void put(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
