package io.atr.node.serve;

import io.atr.node.access.AccessDesk;
import io.atr.node.access.OwnUser;
import io.atr.node.access.SecurityEvents;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.rules.RulesException;
import io.atr.node.serve.config.NodeConfig.Security;
import io.atr.node.tls.NodeTls;
import io.atr.node.tls.TlsException;
import io.atr.node.tls.TlsSettings;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who may do what, and the certificates. One thread. */
final class Guard implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final AccessDesk desk;
    private final @Nullable NodeTls tls;
    private final boolean clientAuthorities;
    private final boolean hasFile;

    private Guard(AccessDesk desk, @Nullable NodeTls tls, boolean clientAuthorities, boolean hasFile) {
        this.hasFile = hasFile;
        this.desk = desk;
        this.tls = tls;
        this.clientAuthorities = clientAuthorities;
    }

    /**
     * Reads the access file and the certificates.
     *
     * @throws CommandException 78 when one of them cannot be used
     */
    static Guard open(Security security, SecurityEvents events, Consumer<String> warnings) {
        return open(security, events, warnings, LOOK);
    }

    /** As {@link #open(Security, SecurityEvents, Consumer)}, with a look at the certificates' files so often. */
    static Guard open(Security security, SecurityEvents events, Consumer<String> warnings, Duration look) {
        try {
            AccessDesk desk = AccessDesk.open(security.access().orElse(null), security.open(), OwnUser.uid(), events);
            desk.warnings().forEach(warnings);
            Guard guard = new Guard(
                    desk,
                    tls(security, events),
                    security.clientCa().isPresent(),
                    security.access().isPresent());
            guard.watch(look, warnings);
            return guard;
        } catch (RulesException | TlsException e) {
            throw new CommandException(ExitCode.BAD_CONFIG, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable NodeTls tls(Security security, SecurityEvents events) throws TlsException {
        Optional<Path> certificate = security.certificate();
        Optional<Path> key = security.key();
        if (certificate.isEmpty() || key.isEmpty()) {
            return null;
        }
        return NodeTls.open(
                new TlsSettings(
                        certificate.get(), key.get(), security.clientCa().orElse(null), security.clientRequired()),
                events);
    }

    private void watch(Duration look, Consumer<String> warnings) {
        if (tls != null) {
            tls.watch(look, broken -> {
                desk.forget();
                told(broken).forEach(warnings);
            });
        }
    }

    private static List<String> told(List<String> broken) {
        List<String> said = new ArrayList<>();
        broken.forEach(line -> said.add("tls: " + line));
        said.add(broken.isEmpty() ? "certificates read" : "certificates: those in force stay in force");
        return said;
    }

    AccessDesk desk() {
        return desk;
    }

    /**
     * How TCP connections are protected.
     *
     * @throws CommandException 78 where an address must not be listened at like that
     */
    ServerCredentials credentials(InetSocketAddress address) {
        desk.checkBinding(address, tls != null, clientAuthorities).ifPresent(why -> {
            throw new CommandException(ExitCode.BAD_CONFIG, "grpc.listen: " + why);
        });
        return tls == null ? InsecureServerCredentials.create() : tls.serverCredentials();
    }

    /** Reads both again; answers a line for each thing. */
    List<String> reload() {
        List<String> said = new ArrayList<>();
        if (hasFile) {
            List<String> wrong = desk.reload();
            wrong.forEach(line -> said.add("access: " + line));
            said.add(wrong.isEmpty() ? "access file read" : "access file: what was in force stays in force");
        }
        if (tls != null) {
            said.addAll(told(tls.reload()));
            desk.forget();
        }
        return said;
    }

    @Override
    public void close() {
        if (tls != null) {
            tls.close();
        }
    }
}
