package io.atr.verify.doctor;

import io.atr.node.cli.Units;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Huge pages, locked memory, shared memory, and how much there is. */
final class Memory implements Check {
    private static final String HUGE = "sys/kernel/mm/transparent_hugepage/";
    private static final Pattern CHOSEN = Pattern.compile("\\[([a-z_]+)]");
    private static final long GIB = 1L << 30;

    @Override
    public List<Finding> look(Host host) {
        return List.of(available(host), huge(host), hugeShared(host), reserved(host), shared(host), locked(host));
    }

    private static Finding available(Host host) {
        long kib = number(host.value("proc/meminfo", "MemAvailable").orElse("").replaceAll("[^0-9]", ""));
        long bytes = kib << 10;
        String why = "a page that is swapped out costs 100,000 ns and more when it is touched";
        return bytes >= GIB
                ? Finding.pass("memory.available", "memory that may be had", Units.bytes(bytes), why)
                : Finding.fail(
                        "memory.available",
                        "memory that may be had",
                        kib < 0 ? "unknown" : Units.bytes(bytes),
                        why,
                        "end something, or run on a machine with 1 GiB to spare");
    }

    private static Finding huge(Host host) {
        String mode = chosen(host, "enabled");
        return Finding.of(
                mode.equals("madvise"),
                "memory.thp",
                "transparent huge pages",
                mode,
                "rules and lanes on 4 KiB pages miss the TLB: 5 to 30 ns for each miss; with always, khugepaged stops"
                        + " threads while it moves their pages",
                "echo madvise | sudo tee /" + HUGE + "enabled");
    }

    private static Finding hugeShared(Host host) {
        String mode = chosen(host, "shmem_enabled");
        return Finding.of(
                List.of("advise", "always", "within_size", "force").contains(mode),
                "memory.thp_shared",
                "the same for shared memory",
                mode,
                "logs that other processes map are shared memory: 5 to 30 ns for each miss of the TLB",
                "echo advise | sudo tee /" + HUGE + "shmem_enabled");
    }

    private static Finding reserved(Host host) {
        long pages = number(host.line("proc/sys/vm/nr_hugepages").orElse(""));
        return Finding.of(
                pages > 0,
                "memory.hugepages",
                "reserved huge pages",
                pages < 0 ? "unknown" : Long.toString(pages),
                "reserved ones never have to be found or moved while traffic flows",
                "sudo sysctl vm.nr_hugepages=128");
    }

    private static Finding shared(Host host) {
        long room = host.room("dev/shm");
        return Finding.of(
                room >= GIB,
                "memory.shm",
                "room in /dev/shm",
                room < 0 ? "there is none" : Units.bytes(room),
                "peers that keep their rings there (Aeron) are measured beside ATR; ATR's own memory needs no file system",
                "sudo mount -o remount,size=2G /dev/shm (docker run --shm-size=2g)");
    }

    private static Finding locked(Host host) {
        String soft = Limits.soft(host, "Max locked memory");
        boolean enough = soft.equals("unlimited") || number(soft) >= GIB;
        return Finding.of(
                enough,
                "memory.memlock",
                "memory that may be locked",
                number(soft) >= 0 ? Units.bytes(number(soft)) : soft,
                "memory that cannot be locked or registered with a device may be paged out: 100,000 ns and more",
                "ulimit -l unlimited (LimitMEMLOCK=infinity in a unit, memlock in /etc/security/limits.conf)");
    }

    private static String chosen(Host host, String file) {
        Matcher chosen = CHOSEN.matcher(host.line(HUGE + file).orElse(""));
        return chosen.find() ? chosen.group(1) : "not in this kernel";
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
