package io.atr.verify.doctor;

import io.atr.platform.CpuList;
import java.util.BitSet;
import java.util.List;

/** Whether there are processors that the scheduler, its tick and interrupts leave alone. */
final class Isolation implements Check {
    private static final String CPUS = "sys/devices/system/cpu/";

    @Override
    public List<Finding> look(Host host) {
        String all = host.line(CPUS + "online").orElse("0");
        String isolated = host.line(CPUS + "isolated").orElse("");
        String tickless = host.line(CPUS + "nohz_full")
                .filter(text -> text.matches("[0-9].*"))
                .orElse("");
        int last = Math.max(1, CpuList.parse(all).length() - 1);
        String range = last == 1 ? "1" : "1-" + last;
        return List.of(
                Finding.of(
                        !isolated.isEmpty(),
                        "isolation.cpus",
                        "processors kept from the scheduler",
                        isolated.isEmpty() ? "none" : isolated,
                        "another thread on a shard's processor stops it for 1,000,000 to 4,000,000 ns",
                        "boot with isolcpus=domain,managed_irq," + range
                                + " (GRUB_CMDLINE_LINUX), then ./atr bench peers --cpus"),
                Finding.of(
                        !tickless.isEmpty(),
                        "isolation.tick",
                        "processors without the scheduler's tick",
                        tickless.isEmpty() ? "none" : tickless,
                        "each tick takes 1,000 to 5,000 ns, 100 to 1,000 times a second",
                        "boot with nohz_full=" + range + " rcu_nocbs=" + range),
                interrupts(host, isolated.isEmpty() ? all : isolated, isolated.isEmpty()));
    }

    private static Finding interrupts(Host host, String quiet, boolean nowhereQuiet) {
        BitSet wanted = CpuList.parse(quiet);
        int coming = 0;
        List<String> sources = host.names("proc/irq");
        for (String source : sources) {
            BitSet at = CpuList.parse(
                    host.line("proc/irq/" + source + "/smp_affinity_list").orElse(""));
            coming += at.intersects(wanted) ? 1 : 0;
        }
        return Finding.of(
                coming == 0 && !nowhereQuiet,
                "isolation.irq",
                "interrupts that may come to them",
                coming + " sources" + (nowhereQuiet ? ", since no processor is isolated" : ""),
                "each takes 1,000 to 20,000 ns from the shard that it hits",
                "for irq in /proc/irq/[0-9]*/smp_affinity_list; do echo 0 | sudo tee $irq; done; sudo systemctl stop irqbalance");
    }
}
