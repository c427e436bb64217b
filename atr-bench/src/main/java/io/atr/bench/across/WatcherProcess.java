package io.atr.bench.across;

import io.atr.bridge.Bridge;
import io.atr.bridge.BridgeLimits;
import io.atr.bridge.SessionRights;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What the other process of {@link OneWay} runs: a watched shard behind a bridge. It is told {@code clock}, and answers its
 * clock's reading; {@code begin CPU}, once the publisher is there; {@code end PACKETS}, and answers a histogram.
 */
public final class WatcherProcess {
    private static final String CLOCK = "clock";
    private static final String BEGIN = "begin ";
    private static final String END = "end ";
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final PrintStream out;

    private WatcherProcess(PrintStream out) {
        this.out = out;
    }

    /** Serves until {@code in} ends. */
    public static void serve(Path socket, InputStream in, PrintStream out) throws IOException {
        try (Watcher watcher = new Watcher();
                Bridge bridge = Bridge.open(
                        watcher.bus(),
                        socket,
                        (peer, token) -> SessionRights.all("bench"),
                        BridgeLimits.DEFAULT,
                        watcher.bus().config().warnings())) {
            new WatcherProcess(out).serve(watcher, bridge, in);
        }
    }

    private void serve(Watcher watcher, Bridge bridge, InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        say(OtherProcess.READY);
        FutureTask<Histogram> begun = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(CLOCK)) {
                say(Long.toString(System.nanoTime()));
            } else if (line.startsWith(BEGIN)) {
                awaitPublisher(bridge);
                begun = watcher.begin(Integer.parseInt(line.substring(BEGIN.length())));
                say(OtherProcess.READY);
            } else if (line.startsWith(END) && begun != null) {
                say(text(watcher.end(begun, Long.parseLong(line.substring(END.length())))));
            } else {
                throw new IOException("told " + line);
            }
        }
    }

    /** The bridge opens lanes on its own thread; the shard may only run afterwards. */
    private static void awaitPublisher(Bridge bridge) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (bridge.holdings() == 0 && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    static long clockOf(OtherProcess process) {
        return Long.parseLong(process.ask(CLOCK));
    }

    static void begin(OtherProcess process, int cpu) {
        process.ask(BEGIN + cpu);
    }

    static Histogram end(OtherProcess process, long packets) {
        String text = process.ask(END + packets);
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException | IllegalArgumentException broken) {
            throw new IllegalStateException("the node's process said " + text, broken);
        }
    }

    private static String text(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
