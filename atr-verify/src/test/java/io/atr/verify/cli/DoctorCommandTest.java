package io.atr.verify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.Terminal;
import io.atr.node.cli.Verb;
import io.atr.verify.doctor.Host;
import io.atr.verify.doctor.Machine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path root;

    private int run(Host host, String... args) {
        out.reset();
        err.reset();
        return new CommandLine(new DoctorCommand(Terminal.plain(out, err), host)).execute(args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertTrue(ServiceLoader.load(Verb.class).stream().anyMatch(found -> found.type() == DoctorVerb.class));
    }

    @Test
    void whatFailsDecidesTheCodeAndIsTold() throws Exception {
        Machine machine = new Machine(root).put("proc/sys/vm/nr_hugepages", "0\n");
        assertEquals(0, run(machine.host()));
        assertTrue(out().contains("WARN  memory.hugepages  reserved huge pages: 0\n      why   "), out());
        assertTrue(out().contains("      mend  sudo sysctl vm.nr_hugepages=128\n"), out());
        assertTrue(out().endsWith(" 0 fail\n"), out());
        machine.put("sys/fs/cgroup/a/cpu.max", "50000 100000\n");
        assertEquals(1, run(machine.host()));
        assertTrue(out().endsWith(" 1 fail\n"), out());
    }

    @Test
    void theDocumentTakesStandardOutputForItself() throws Exception {
        assertEquals(0, run(new Machine(root).host(), "--json", "-"));
        assertTrue(out().startsWith("{"), out());
        assertTrue(out().contains("\"id\": \"cpu.count\""), out());
        assertTrue(out().contains("\"fail\": 0"), out());
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("PASS  cpu.count"));
    }

    @Test
    void thisMachineCanBeLookedAt() {
        int code = run(Host.here());
        assertTrue(code == 0 || code == 1, "code " + code);
        assertTrue(out().contains("jvm.native"), out());
        assertEquals(2, run(Host.here(), "--jsn"));
    }
}
