package io.atr.node.serve;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.gate.BudgetSizes;
import io.atr.node.remote.RemoteSettings;
import io.netty.util.internal.PlatformDependent;
import java.lang.management.ManagementFactory;

/** Memory outside of the heap that messages, batches and answers may come to take, and the JVM's limit of it. */
final class DirectMemory {
    private DirectMemory() {}

    /**
     * Bytes at the most: the budget, and what is set aside for each connection that there can be.
     *
     * @param listeners each has connections of its own
     */
    static long need(RemoteSettings settings, int listeners) {
        BudgetSizes memory = settings.memory();
        long connections = (long) listeners * settings.mostConnections();
        return memory.node() + memory.operators() + connections * RemoteSettings.SET_ASIDE;
    }

    /** Refuses limits that the JVM cannot keep: somebody would get an OutOfMemoryError for an answer. */
    static void check(RemoteSettings settings, int listeners) {
        check(need(settings, listeners), limit());
    }

    static void check(long need, long limit) {
        if (need > limit) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "gRPC callers may come to hold %s MiB outside of the heap, and this JVM has %s MiB: lower --max-memory or"
                                    .formatted(MemoryNeed.mib(need), MemoryNeed.mib(limit))
                            + " --max-connections, or give it more (ATR_JAVA_OPTS=-XX:MaxDirectMemorySize=%dm)"
                                    .formatted((need >> 20) + 1));
        }
    }

    /** The lesser of the JVM's limit and Netty's. */
    static long limit() {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        long set = jvm == null
                ? 0
                : Long.parseLong(jvm.getVMOption("MaxDirectMemorySize").getValue());
        long limit = set == 0 ? Runtime.getRuntime().maxMemory() : set;
        return Math.min(limit, PlatformDependent.maxDirectMemory());
    }
}
