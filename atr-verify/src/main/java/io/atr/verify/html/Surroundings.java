package io.atr.verify.html;

import io.atr.bench.machine.Machine;
import io.atr.verify.doctor.Doctor;
import io.atr.verify.doctor.Finding;
import io.atr.verify.doctor.Host;
import java.util.List;

/**
 * Where was measured.
 *
 * @param machine processor, kernel, Java
 * @param flags of the JVM
 * @param findings what {@code atr doctor} says of it
 */
public record Surroundings(Machine machine, List<String> flags, List<Finding> findings) {
    /** Copies the lists. */
    public Surroundings {
        flags = List.copyOf(flags);
        findings = List.copyOf(findings);
    }

    /** This machine and this JVM, now. */
    public static Surroundings here() {
        Host host = Host.here();
        return new Surroundings(Machine.here(), host.jvmFlags(), Doctor.examine(host));
    }

    /** What the doctor found of one thing; a dash where it did not look. */
    String found(String id) {
        return findings.stream()
                .filter(finding -> finding.id().equals(id))
                .map(Finding::found)
                .findFirst()
                .orElse("–");
    }
}
