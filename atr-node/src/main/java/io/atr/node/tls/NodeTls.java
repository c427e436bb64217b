package io.atr.node.tls;

import io.atr.node.access.SecurityEvent;
import io.atr.node.access.SecurityEvents;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The TLS of a node's listeners. Certificates are read again on {@link #reload}, and when their files change while it is
 * watched; new connections get the new ones, old ones go on. Any thread.
 */
public final class NodeTls implements AutoCloseable {
    private final TlsSettings settings;
    private final SecurityEvents events;
    private final InstantSource clock;
    private final NodeKeys keys;
    private final @Nullable ClientTrust trust;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("atr-tls-watch").factory());
    private List<String> stamps;

    private NodeTls(
            TlsSettings settings,
            SecurityEvents events,
            InstantSource clock,
            NodeKeys keys,
            @Nullable ClientTrust trust) {
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.keys = keys;
        this.trust = trust;
        this.stamps = stamps(settings);
    }

    /**
     * Reads the files.
     *
     * @param events hears of reloads and of clients that are refused
     * @throws TlsException when a file cannot be used
     */
    public static NodeTls open(TlsSettings settings, SecurityEvents events) throws TlsException {
        return open(settings, events, InstantSource.system());
    }

    static NodeTls open(TlsSettings settings, SecurityEvents events, InstantSource clock) throws TlsException {
        Identity identity = Identity.read(settings, clock.instant());
        Path authorities = settings.clientAuthorities();
        ClientTrust trust = authorities == null ? null : new ClientTrust(ClientTrust.read(authorities), events);
        return new NodeTls(settings, events, clock, new NodeKeys(identity), trust);
    }

    /** For as many servers as there are. */
    public ServerCredentials serverCredentials() {
        TlsServerCredentials.Builder builder = TlsServerCredentials.newBuilder().keyManager(keys);
        if (trust != null) {
            builder.trustManager(trust)
                    .clientAuth(
                            settings.clientRequired()
                                    ? TlsServerCredentials.ClientAuth.REQUIRE
                                    : TlsServerCredentials.ClientAuth.OPTIONAL);
        }
        return builder.build();
    }

    /** Clients whose certificates were refused. */
    public long refusedClients() {
        return trust == null ? 0 : trust.refused();
    }

    /**
     * Reads the files again. If one cannot be used, nothing changes.
     *
     * @return why nothing changed; empty when the files are in use
     */
    public synchronized List<String> reload() {
        stamps = stamps(settings);
        try {
            Identity identity = Identity.read(settings, clock.instant());
            Path authorities = settings.clientAuthorities();
            X509ExtendedTrustManager trusted = authorities == null ? null : ClientTrust.read(authorities);
            keys.change(identity);
            if (trust != null && trusted != null) {
                trust.change(trusted);
            }
            tell(SecurityEvent.Kind.RELOADED, "certificates");
            return List.of();
        } catch (TlsException e) {
            tell(SecurityEvent.Kind.RELOAD_FAILED, e.line());
            return List.of(e.line());
        }
    }

    /**
     * Looks at the files every now and then, until it is closed, and reads them again when one has changed.
     *
     * @param onChange told after each reload, in the watching thread, why nothing changed: empty when the files are in use
     */
    public void watch(Duration interval, Consumer<List<String>> onChange) {
        var _ = watcher.scheduleWithFixedDelay(
                () -> look(onChange), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An exception would end the watch in silence. */
    private void look(Consumer<List<String>> onChange) {
        try {
            reloadIfChanged().ifPresent(onChange);
        } catch (RuntimeException e) {
            onChange.accept(List.of("the certificates could not be looked at: " + e));
        }
    }

    /** Reads the files again if any of them has changed; answers as {@link #reload} then, and nothing otherwise. */
    public synchronized Optional<List<String>> reloadIfChanged() {
        return stamps.equals(stamps(settings)) ? Optional.empty() : Optional.of(reload());
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }

    private void tell(SecurityEvent.Kind kind, String detail) {
        events.happened(new SecurityEvent(kind, "", settings.certificate().toString(), detail));
    }

    /** What changes when a file is written or replaced. */
    private static List<String> stamps(TlsSettings settings) {
        List<Path> files = new ArrayList<>(List.of(settings.certificate(), settings.key()));
        if (settings.clientAuthorities() != null) {
            files.add(settings.clientAuthorities());
        }
        return files.stream().map(NodeTls::stamp).toList();
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file) + " "
                    + Files.getAttribute(file, "unix:ino");
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
