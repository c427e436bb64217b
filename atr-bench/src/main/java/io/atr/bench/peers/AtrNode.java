package io.atr.bench.peers;

import io.atr.Bus;
import io.atr.bench.load.Workload;
import io.atr.bridge.Bridge;
import io.atr.bridge.BridgeLimits;
import io.atr.bridge.SessionRights;
import io.atr.memory.MemoryOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/** The other process of {@link AtrAcross}: a bus and its bridge, until the standard input ends. */
public final class AtrNode {
    /** What it prints when clients may come. */
    public static final String READY = "ready";

    private AtrNode() {}

    /**
     * Serves, and comes back when {@code in} has ended.
     *
     * @param lane packets in a lane
     * @param log packets in the log
     * @param cpu where the shard spins
     */
    public static void serve(
            Path socket, Workload workload, int lane, int log, int cpu, int publishers, InputStream in, PrintStream out)
            throws IOException {
        Shape shape = new Shape(lane, log, 1, Shape.Style.PLAIN);
        MemoryOptions memory = MemoryOptions.DEFAULT.withSharedLogs();
        try (Bus bus = AtrInside.start(workload, shape, cpu, publishers, memory)) {
            Bridge bridge = Bridge.open(
                    bus,
                    socket,
                    (peer, token) -> SessionRights.all("bench"),
                    BridgeLimits.DEFAULT,
                    bus.config().warnings());
            try {
                out.println(READY);
                out.flush();
                in.transferTo(OutputStream.nullOutputStream());
            } finally {
                bridge.close();
            }
        }
    }
}
