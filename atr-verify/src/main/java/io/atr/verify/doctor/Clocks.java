package io.atr.verify.doctor;

import java.util.List;

/** What the kernel's clock is read from, and whether the processor's own counter can be trusted. */
final class Clocks implements Check {
    private static final String FOLDER = "sys/devices/system/clocksource/clocksource0/";

    @Override
    public List<Finding> look(Host host) {
        String source = host.line(FOLDER + "current_clocksource").orElse("unknown");
        String why =
                "a shard reads the clock for each batch: 20 to 30 ns from tsc, 50 from kvm-clock, 500 to 2,000 from hpet or acpi_pm";
        String mend = "echo tsc | sudo tee /" + FOLDER + "current_clocksource";
        Finding clock = switch (source) {
            case "tsc" -> Finding.pass("clock.source", "clock source", source, why);
            case "kvm-clock", "hyperv_clocksource_tsc_page", "unknown" ->
                Finding.warn("clock.source", "clock source", source, why, mend);
            default -> Finding.fail("clock.source", "clock source", source, why, mend);
        };
        String flags = " " + host.value("proc/cpuinfo", "flags").orElse("") + " ";
        boolean steady = flags.contains(" constant_tsc ") && flags.contains(" nonstop_tsc ");
        return List.of(
                clock,
                Finding.of(
                        steady,
                        "clock.tsc",
                        "time-stamp counter",
                        steady ? "constant, and goes on while a core sleeps" : "changes its pace, or stops",
                        "without it stages cannot be priced to the nanosecond",
                        "there is none: it takes another processor, or a hypervisor that passes the counter on"));
    }
}
