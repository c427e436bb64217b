package io.atr.node.serve.config;

import io.atr.BusConfig;
import io.atr.node.cli.ExitCode;
import io.atr.node.gate.BudgetSizes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a node is to be. Immutable.
 *
 * @param name what it calls itself
 * @param rules its rules file
 * @param run where its sockets and its lock are
 * @param state where its journal is
 * @param drain how long it may take to end
 * @param grpc where gRPC listens
 * @param unix whether there are Unix sockets
 * @param unixGroup whose users reach them
 * @param admin where administration listens
 * @param bus the bus
 * @param security who may do what
 * @param audit what is written down
 * @param limits of remote callers
 * @param effective the settings that all this was made from
 */
public record NodeConfig(
        String name,
        Optional<Path> rules,
        Path run,
        Path state,
        Duration drain,
        Listen grpc,
        boolean unix,
        Optional<String> unixGroup,
        Listen admin,
        BusConfig bus,
        Security security,
        Audit audit,
        RemoteLimits limits,
        Effective effective) {
    /**
     * Who may do what.
     *
     * @param access the access file
     * @param open whether loopback callers are operators
     * @param certificate with {@code key}: TLS for TCP
     * @param clientCa whose certificates clients may show
     * @param clientRequired whether they must
     */
    public record Security(
            Optional<Path> access,
            boolean open,
            Optional<Path> certificate,
            Optional<Path> key,
            Optional<Path> clientCa,
            boolean clientRequired) {}

    /**
     * What is written down.
     *
     * @param file where; empty for nowhere
     * @param bytes of one file
     * @param files how many are kept
     * @param perSecond sampled verdicts, at the most
     */
    public record Audit(Optional<Path> file, long bytes, int files, int perSecond) {}

    /**
     * What remote callers may take.
     *
     * @param messageBytes of one gRPC message
     * @param batchPackets of one batch
     * @param calls at once
     * @param connections at once
     * @param memory that they may make the node hold
     */
    public record RemoteLimits(long messageBytes, int batchPackets, int calls, int connections, BudgetSizes memory) {}

    /**
     * The configuration that settings amount to.
     *
     * @param environment the process's, for the folders that are not set
     * @param problems told of settings that do not go together
     * @param warnings told later what the kernel refused
     * @return null where they make no sense
     */
    public static @Nullable NodeConfig of(
            Effective set, Map<String, String> environment, Problems problems, Consumer<String> warnings) {
        if (!problems.isEmpty()) {
            return null;
        }
        BusConfig bus = BusSettings.read(set, problems, warnings);
        Security security = security(set, problems);
        if (bus == null || !problems.isEmpty()) {
            return null;
        }
        RemoteLimits limits = LimitSettings.read(set, problems);
        if (!problems.isEmpty()) {
            return null;
        }
        Folders folders = Folders.of(set, environment);
        return new NodeConfig(
                set.get(NodeSettings.NAME),
                set.find(NodeSettings.RULES),
                folders.run(),
                folders.state(),
                set.get(NodeSettings.DRAIN),
                set.get(NodeSettings.GRPC),
                set.get(NodeSettings.UNIX),
                set.find(NodeSettings.UNIX_GROUP),
                set.get(NodeSettings.ADMIN),
                bus,
                security,
                new Audit(
                        set.find(NodeSettings.AUDIT),
                        set.get(NodeSettings.AUDIT_SIZE),
                        set.get(NodeSettings.AUDIT_FILES),
                        set.get(NodeSettings.AUDIT_RATE)),
                limits,
                set);
    }

    private static Security security(Effective set, Problems problems) {
        Security security = new Security(
                set.find(NodeSettings.ACCESS),
                set.get(NodeSettings.OPEN),
                set.find(NodeSettings.TLS_CERTIFICATE),
                set.find(NodeSettings.TLS_KEY),
                set.find(NodeSettings.TLS_CLIENT_CA),
                set.get(NodeSettings.TLS_CLIENT_REQUIRED));
        if (security.certificate().isPresent() != security.key().isPresent()) {
            problems.report(
                    ExitCode.BAD_CONFIG,
                    "tls.certificate and tls.key go together; set both or none (./atr tls dev makes a pair for trying)");
        }
        if (security.clientRequired() && security.clientCa().isEmpty()) {
            problems.report(
                    ExitCode.BAD_CONFIG, "tls.client-required wants tls.client-ca: whose certificates to accept");
        }
        Listen admin = set.get(NodeSettings.ADMIN);
        if (!admin.isOff() && !admin.isLoopback()) {
            problems.report(
                    set.origin(NodeSettings.ADMIN),
                    "admin.listen " + admin + ": administration knows no callers, so it stays on this machine; write "
                            + "127.0.0.1:" + admin.port() + " and let a proxy that authenticates stand before it");
        }
        return security;
    }
}
