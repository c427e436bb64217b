package io.atr.node.serve.config;

import io.atr.agent.Idling;
import io.atr.memory.MemoryOptions.Pages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Everything that can be set about a node, in the order of the file. */
public final class NodeSettings {
    private static final List<Setting<?>> COLLECTED = new ArrayList<>();

    public static final Setting<String> NAME =
            add("name", "name", Kinds.text("TEXT"), "atr", "what the node calls itself in its status");
    public static final Setting<Path> RULES =
            add("rules", "rules", Kinds.path("FILE"), null, "the rules file; without one the last good rules, or none");
    public static final Setting<Path> RUN = add(
            "run-directory",
            "run-directory",
            Kinds.path("FOLDER"),
            null,
            "sockets and the lock; else $XDG_RUNTIME_DIR/atr, /run/atr for root, ~/.local/state/atr/run");
    public static final Setting<Path> STATE = add(
            "state-directory",
            "state-directory",
            Kinds.path("FOLDER"),
            null,
            "the rules' journal; else $XDG_STATE_HOME/atr or ~/.local/state/atr");
    public static final Setting<Duration> DRAIN = add(
            "drain",
            "drain",
            Measures.duration(Duration.ZERO, Duration.ofMinutes(10)),
            "10 s",
            "how long a node that was asked to stop may take to finish what it accepted");

    public static final Setting<Listen> GRPC =
            add("grpc.listen", "grpc-listen", Measures.listen(), "127.0.0.1:7400", "where gRPC listens");
    public static final Setting<Boolean> UNIX =
            add("grpc.unix", "unix", Kinds.yesNo(), "yes", "whether the run directory has Unix sockets");
    public static final Setting<String> UNIX_GROUP = add(
            "grpc.unix-group",
            "unix-group",
            Kinds.text("GROUP"),
            null,
            "the group whose users reach the Unix sockets; without one, the node's own user alone does");
    public static final Setting<Listen> ADMIN = add(
            "admin.listen", "admin-listen", Measures.listen(), "127.0.0.1:7401", "where administration (HTTP) listens");

    public static final Setting<Integer> SHARDS =
            add("bus.shards", "shards", Kinds.whole(1, 256), "1", "threads that judge; a topic belongs to one of them");
    public static final Setting<Integer> PUBLISHERS = add(
            "bus.publishers",
            "publishers",
            Kinds.whole(1, 4096),
            "64",
            "publications at once; each has lanes of its own");
    public static final Setting<Integer> SUBSCRIBERS =
            add("bus.subscribers", "subscribers", Kinds.whole(1, 1024), "32", "subscriptions at once");
    public static final Setting<Integer> TOPICS =
            add("bus.topics", "topics", Kinds.whole(1, 1 << 20), "65536", "topic ids, from 0");
    public static final Setting<Integer> SENDERS =
            add("bus.senders", "senders", Kinds.whole(1, 1 << 20), "65536", "sender ids, from 0");
    public static final Setting<Integer> PERMISSION_SETS = add(
            "bus.permission-sets",
            "permission-sets",
            Kinds.whole(1, 4096),
            "64",
            "different sets of topics that senders may have");
    public static final Setting<Integer> LANE_SLOTS = add(
            "bus.lane-slots",
            "lane-slots",
            Kinds.powerOfTwo(2, 1 << 22),
            "4096",
            "packets in each lane, a power of two");
    public static final Setting<Integer> LOG_SLOTS = add(
            "bus.log-slots",
            "log-slots",
            Kinds.powerOfTwo(64, 1 << 24),
            "16384",
            "packets in each log, a power of two");
    public static final Setting<Idling> IDLING = add(
            "bus.idling",
            "idle",
            Kinds.oneOf(List.of(Idling.values()), Idling::setting),
            "back-off",
            "what a shard does when there is nothing to do");
    public static final Setting<List<Integer>> CPUS =
            add("bus.cpus", "cpus", Kinds.cpus(), "[]", "the shards' processors, in order; others are not pinned");
    public static final Setting<Pages> PAGES = add(
            "bus.pages",
            "pages",
            Kinds.oneOf(List.of(Pages.values()), NodeSettings::word),
            "normal",
            "which pages stand behind the bus's memory");
    public static final Setting<Boolean> LOCK_MEMORY = add(
            "bus.lock-memory", "lock-memory", Kinds.yesNo(), "no", "whether to keep that memory from being paged out");

    public static final Setting<Path> ACCESS =
            add("access.file", "access-file", Kinds.path("FILE"), null, "who may do what");
    public static final Setting<Boolean> OPEN = add(
            "access.open",
            "open",
            Kinds.yesNo(),
            "no",
            "whether callers of this machine may change rules; to try things out");
    public static final Setting<Path> TLS_CERTIFICATE =
            add("tls.certificate", "tls-cert", Kinds.path("FILE"), null, "the node's certificate chain (PEM)");
    public static final Setting<Path> TLS_KEY =
            add("tls.key", "tls-key", Kinds.path("FILE"), null, "its private key (PEM, PKCS 8)");
    public static final Setting<Path> TLS_CLIENT_CA = add(
            "tls.client-ca",
            "tls-client-ca",
            Kinds.path("FILE"),
            null,
            "the authorities of clients' certificates (PEM)");
    public static final Setting<Boolean> TLS_CLIENT_REQUIRED = add(
            "tls.client-required",
            "tls-client-required",
            Kinds.yesNo(),
            "no",
            "whether clients must have a certificate");

    public static final Setting<Path> AUDIT =
            add("audit.file", "audit-file", Kinds.path("FILE"), null, "where verdicts and security events are written");
    public static final Setting<Long> AUDIT_SIZE = add(
            "audit.size",
            "audit-size",
            Measures.bytes(1 << 16, 1L << 40),
            "64 MiB",
            "how long one audit file gets before the next begins");
    public static final Setting<Integer> AUDIT_FILES =
            add("audit.files", "audit-files", Kinds.whole(1, 1000), "8", "how many audit files are kept");
    public static final Setting<Integer> AUDIT_RATE =
            add("audit.rate", "audit-rate", Kinds.whole(0, 100_000), "100", "sampled verdicts a second, at the most");

    public static final Setting<Long> MESSAGE = add(
            "limits.message", "max-message", Measures.bytes(1 << 12, 1L << 30), "20 MiB", "the longest gRPC message");
    public static final Setting<Integer> BATCH =
            add("limits.batch", "max-batch", Kinds.whole(1, 1 << 20), "65536", "the packets of one batch, at the most");
    public static final Setting<Integer> CALLS =
            add("limits.calls", "max-calls", Kinds.whole(1, 1 << 20), "1024", "gRPC calls at once, of all connections");
    public static final Setting<Integer> CONNECTIONS =
            add("limits.connections", "max-connections", Kinds.whole(1, 1 << 20), "256", "gRPC connections at once");

    public static final Setting<Long> MEMORY = add(
            "limits.memory",
            "max-memory",
            Measures.bytes(1 << 20, 1L << 40),
            "192 MiB",
            "what gRPC callers may make the node hold: messages, batches, answers");
    public static final Setting<Long> MEMORY_OPERATORS = add(
            "limits.memory-operators",
            "max-memory-operators",
            Measures.bytes(0, 1L << 40),
            "32 MiB",
            "beyond that, for operators only");
    public static final Setting<Long> MEMORY_CONNECTION = add(
            "limits.memory-connection",
            "max-memory-connection",
            Measures.bytes(1 << 20, 1L << 40),
            "64 MiB",
            "of that, one connection at the most");
    public static final Setting<Long> MEMORY_CALLER = add(
            "limits.memory-caller",
            "max-memory-caller",
            Measures.bytes(1 << 20, 1L << 40),
            "128 MiB",
            "of that, one caller at the most, over all its connections");

    /** All of them. */
    public static final List<Setting<?>> ALL = List.copyOf(COLLECTED);

    private NodeSettings() {}

    private static <T> Setting<T> add(
            String key, String name, Kind<T> kind, @Nullable String standard, String meaning) {
        Setting<T> setting = new Setting<>(key, name, kind, standard, meaning);
        COLLECTED.add(setting);
        return setting;
    }

    private static String word(Pages pages) {
        return pages.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
