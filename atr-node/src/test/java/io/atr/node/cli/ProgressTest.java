package io.atr.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong(-5 * SECOND);

    @Test
    void elsewhereThanOnATerminalAPlainLineEveryTenSeconds() {
        try (Progress progress = new Progress(Terminal.plain(out, err), "reading", 200, now::get)) {
            for (int second = 1; second <= 25; second++) {
                now.addAndGet(SECOND);
                progress.update(second * 4L, "fine");
            }
        }
        assertEquals("reading  20 %  40.0 s left  fine\nreading  40 %  30.0 s left  fine\n", printed());
        assertEquals(0, out.size());
    }

    @Test
    void withoutATotalItTellsHowMuchAndHowLong() {
        try (Progress progress = new Progress(Terminal.plain(out, err), "reading", -1, now::get)) {
            now.addAndGet(10 * SECOND);
            progress.update(1_500_000);
        }
        assertEquals("reading  1.50 M  10.0 s\n", printed());
    }

    @Test
    void onATerminalOneLineIsDrawnAnewAndTakenAway() {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        try (Progress progress = new Progress(new Terminal(stream, stream, true, true, 40), "reading", 10, now::get)) {
            progress.update(1);
            assertEquals("", printed());
            now.addAndGet(SECOND / 10);
            progress.update(5);
            assertTrue(printed().startsWith("\r\u001b[Kreading  ███████████████░░░"), printed());
            assertTrue(Style.width(printed()) <= 40 + 5, printed());
            progress.update(6);
        }
        assertTrue(printed().endsWith("\r\u001b[K"));
        assertEquals(2, printed().split("\r", -1).length - 1);
    }

    private String printed() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
