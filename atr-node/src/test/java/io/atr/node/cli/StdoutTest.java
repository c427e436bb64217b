package io.atr.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StdoutTest {
    private final Disk disk = new Disk();

    @TempDir
    private Path folder;

    private Stdout stdout;
    private PrintStream printer;

    /** Takes what there is room for. */
    private static final class Disk extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int room = 8;

        @Override
        public void write(int octet) throws IOException {
            if (bytes.size() == room) {
                throw new IOException("No space left on device");
            }
            bytes.write(octet);
        }
    }

    private void leadsTo(String what) throws IOException {
        stdout = new Stdout(disk, Files.createSymbolicLink(folder.resolve("1"), Path.of(what)));
        printer = stdout.printer(StandardCharsets.UTF_8);
    }

    private String code(int verbs) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Atr.code(verbs, stdout, new PrintStream(err, true, StandardCharsets.UTF_8));
        return code + " " + err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWrittenWhollyIsFine() throws IOException {
        leadsTo("/tmp/report");
        printer.println("0123456");
        assertEquals("0 ", code(ExitCode.OK));
        assertEquals("1 ", code(ExitCode.FINDINGS));
        assertEquals("0123456\n", disk.bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aFullDiskIsAFailureOfItsOwnWithoutAHole() throws IOException {
        leadsTo("/tmp/report");
        printer.println("012345");
        printer.println("more than there is room for");
        disk.room = 100;
        printer.println("later");
        assertTrue(printer.checkError());
        assertEquals("012345\nm", disk.bytes.toString(StandardCharsets.UTF_8));
        String said =
                "atr: standard output does not take it all: No space left on device; what was printed ends early\n";
        assertEquals("69 " + said, code(ExitCode.OK));
        assertEquals("69 " + said, code(ExitCode.FINDINGS));
        assertEquals("78 " + said, code(ExitCode.BAD_CONFIG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe:[7]", "socket:[7]"})
    void aReaderThatHasSeenEnoughIsNoFailure(String what) throws IOException {
        leadsTo(what);
        printer.println("more than anybody reads");
        assertEquals("0 ", code(ExitCode.OK));
    }
}
