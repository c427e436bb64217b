package io.atr.bench.peers;

import io.atr.Bus;
import io.atr.bench.across.OtherProcess;
import io.atr.bench.load.Workload;
import io.atr.bench.machine.Cpus;
import io.atr.bridge.Bridge;
import io.atr.bridge.BridgeLimits;
import io.atr.bridge.SessionRights;
import io.atr.memory.MemoryOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** The other process of {@link AtrAcross}: a bus and its bridge, until the standard input ends. */
public final class AtrNode {
    private static final int WARM_UP_BATCH = 64;
    private static final long WARM_UP_NANOS = 2_000_000_000;
    private static final long PATIENCE_NANOS = 5_000_000_000L;

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
                warmUp(socket, workload, new Shape(lane, log, WARM_UP_BATCH, Shape.Style.PLAIN), publishers);
                awaitNobody(bridge);
                out.println(OtherProcess.READY);
                out.flush();
                in.transferTo(OutputStream.nullOutputStream());
            } finally {
                bridge.close();
            }
        }
    }

    /** This process is younger than the client's: what the compiler has to do for the shard is done before the first sample. */
    private static void warmUp(Path socket, Workload workload, Shape shape, int publishers) throws IOException {
        Setup setup = new Setup(workload, new PeerRules(workload), publishers, Cpus.ANYWHERE);
        AtrBus client = new AtrBus(setup, shape, publishers, new AtrConnected(socket));
        try {
            new Sampler(client).warmUp(WARM_UP_NANOS);
        } finally {
            client.close();
        }
    }

    private static void awaitNobody(Bridge bridge) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (bridge.holdings() > 0 && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
