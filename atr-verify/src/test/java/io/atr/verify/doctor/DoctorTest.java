package io.atr.verify.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each lack is told once, under its own name, and nothing else is. */
class DoctorTest {
    @TempDir
    Path root;

    private Machine machine;

    @BeforeEach
    void make() throws IOException {
        machine = new Machine(root);
        assumeTrue(machine.host().room("dev/shm") >= 1L << 30, "needs a folder with 1 GiB of room");
    }

    private Map<String, Verdict> lacks() {
        Map<String, Verdict> lacks = new TreeMap<>();
        Doctor.examine(machine.host()).stream()
                .filter(finding -> finding.verdict() != Verdict.PASS)
                .forEach(finding -> lacks.put(finding.id(), finding.verdict()));
        return lacks;
    }

    @Test
    void aMachineThatLacksNothingPasses() {
        assertEquals(Map.of(), lacks());
        assertEquals("Fine 9000", found("cpu.model").found());
        assertEquals("L1d 48K", found("cpu.caches").found());
        assertEquals("8 (0-7)", found("cpu.count").found());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            proc/self/status | Cpus_allowed_list:\t3 | cpu.count FAIL
            proc/self/status | Cpus_allowed_list:\t0,5-6 | cpu.count WARN
            sys/devices/system/cpu/smt/active | 1 | cpu.smt WARN
            sys/devices/system/node/online | 0-1 | cpu.numa WARN
            proc/cpuinfo | flags : constant_tsc nonstop_tsc hypervisor | cpu.virtual WARN
            proc/cpuinfo | flags : constant_tsc | clock.tsc WARN
            sys/devices/system/cpu/cpu3/cpufreq/scaling_governor | powersave | power.governor WARN
            sys/devices/system/cpu/cpu0/cpuidle/state2/latency | 133 | power.cstates WARN
            sys/devices/system/clocksource/clocksource0/current_clocksource | kvm-clock | clock.source WARN
            sys/devices/system/clocksource/clocksource0/current_clocksource | hpet | clock.source FAIL
            sys/devices/system/cpu/nohz_full | (null) | isolation.tick WARN
            proc/irq/9/smp_affinity_list | 0-7 | isolation.irq WARN
            sys/kernel/mm/transparent_hugepage/enabled | [always] madvise never | memory.thp WARN
            sys/kernel/mm/transparent_hugepage/shmem_enabled | always [never] | memory.thp_shared WARN
            proc/sys/vm/nr_hugepages | 0 | memory.hugepages WARN
            proc/meminfo | MemAvailable: 1000 kB | memory.available FAIL
            proc/self/limits | Max open files 65536 65536 files\\nMax locked memory 65536 65536 bytes | memory.memlock WARN
            proc/self/limits | Max open files 1024 1024 files\\nMax locked memory unlimited unlimited bytes | limits.files WARN
            proc/sys/kernel/perf_event_paranoid | 2 | kernel.perf WARN
            proc/sys/kernel/io_uring_disabled | 1 | kernel.io_uring WARN
            proc/sys/kernel/io_uring_disabled | 2 | kernel.io_uring FAIL
            sys/fs/cgroup/a/cpu.max | 50000 100000 | container.cpu FAIL
            sys/fs/cgroup/memory.max | 300000000 | container.memory WARN
            """)
    void aLackIsToldUnderItsName(String file, String text, String lack) throws IOException {
        machine.put(file, text.replace("\\n", "\n") + "\n");
        String[] words = lack.split(" ");
        assertEquals(Map.of(words[0], Verdict.valueOf(words[1])), lacks());
        assertFalse(found(words[0]).mend().isEmpty());
        assertFalse(found(words[0]).why().isEmpty());
    }

    @Test
    void withoutIsolationInterruptsMayComeAnywhere() throws IOException {
        machine.put("sys/devices/system/cpu/isolated", "\n");
        assertEquals(Map.of("isolation.cpus", Verdict.WARN, "isolation.irq", Verdict.WARN), lacks());
        assertTrue(found("isolation.irq").found().startsWith("2 sources"), found("isolation.irq")::found);
        assertTrue(found("isolation.cpus").mend().contains("1-7"), found("isolation.cpus")::mend);
    }

    @Test
    void whatIsNotThereIsMissed() throws IOException {
        machine.remove("sys/bus/event_source/devices/cpu/type");
        machine.remove("sys/class/infiniband/mlx5_0/fw_ver");
        machine.remove("sys/class/infiniband/mlx5_0");
        machine.remove("dev/shm");
        assertEquals(
                Map.of("kernel.pmu", Verdict.WARN, "network.rdma", Verdict.WARN, "memory.shm", Verdict.WARN), lacks());
    }

    @Test
    void aMachineThatTellsNothingIsNoError() {
        List<Finding> findings = Doctor.examine(new Host(root.resolve("nowhere"), List.of()));
        assertEquals(
                Doctor.examine(machine.host()).stream().map(Finding::id).toList(),
                findings.stream().map(Finding::id).toList());
        assertEquals(
                Verdict.FAIL,
                findings.stream()
                        .filter(finding -> finding.id().equals("cpu.count"))
                        .findFirst()
                        .orElseThrow()
                        .verdict());
    }

    private Finding found(String id) {
        return Doctor.examine(machine.host()).stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
