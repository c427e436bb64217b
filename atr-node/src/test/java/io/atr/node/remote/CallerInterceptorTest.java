package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.access.AccessDesk;
import io.atr.node.access.Admission;
import io.atr.node.access.Admitter;
import io.atr.node.access.Caller;
import io.atr.node.access.Credentials;
import io.atr.node.access.OwnUser;
import io.atr.node.access.Role;
import io.atr.node.access.SecurityEvent;
import io.atr.node.tls.CertificatesForTests;
import io.atr.node.tls.NodeTls;
import io.atr.node.tls.TlsSettings;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallerInterceptorTest {
    @TempDir
    private Path folder;

    private final List<SecurityEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final List<Caller> callers = Collections.synchronizedList(new ArrayList<>());
    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private Path file;
    private AccessDesk desk;

    @BeforeEach
    void prepare() throws Exception {
        file = folder.resolve("access.yaml");
        grant(
                "name: op, token_sha256: [" + hash("good") + "], roles: [operator]",
                "name: cert, certificate: [\"cn:client\"], roles: [operator]");
        desk = AccessDesk.open(file, false, OwnUser.uid(), events::add);
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private void grant(String... lines) throws Exception {
        Files.writeString(file, "version: 1\ncallers:\n  - {" + String.join("}\n  - {", lines) + "}\n");
    }

    private static String hash(String token) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes()));
    }

    /** Answers operators only. */
    private final class OperatorsOnly extends HealthGrpc.HealthImplBase {
        @Override
        public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> out) {
            callers.add(Callers.current());
            Callers.require(Role.OPERATOR);
            out.onNext(HealthCheckResponse.getDefaultInstance());
            out.onCompleted();
        }
    }

    private final class Counting implements Admitter {
        @Override
        public Admission admit(Credentials credentials) {
            asked.incrementAndGet();
            return desk.admit(credentials);
        }

        @Override
        public long generation() {
            return desk.generation();
        }
    }

    private Server start(NettyServerBuilder builder) throws Exception {
        Server server = builder.addService(new OperatorsOnly())
                .intercept(new CallerInterceptor(new Counting(), events::add))
                .addTransportFilter(new PeerCredentialsFilter())
                .build()
                .start();
        open.add(() -> server.shutdownNow().awaitTermination());
        return server;
    }

    private Server tcp(ServerCredentials credentials) throws Exception {
        return start(NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0), credentials));
    }

    private ManagedChannel keep(ManagedChannel channel) {
        open.add(channel::shutdownNow);
        return channel;
    }

    private ManagedChannel plain(Server server) {
        return keep(NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .build());
    }

    private static void call(ManagedChannel channel, String authorization) {
        Metadata headers = new Metadata();
        if (authorization != null) {
            headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
        }
        HealthCheckResponse ignored = HealthGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .check(HealthCheckRequest.getDefaultInstance());
    }

    private static Status refused(ManagedChannel channel, String authorization) {
        return assertThrows(StatusRuntimeException.class, () -> call(channel, authorization))
                .getStatus();
    }

    @Test
    void anonymousCallersOfThisMachineAreToldWhichRoleTheyLack() throws Exception {
        Status status = refused(plain(tcp(InsecureServerCredentials.create())), null);
        assertEquals(Status.Code.UNAUTHENTICATED, status.getCode());
        assertTrue(status.getDescription().startsWith("this needs the role operator, which anonymous has not"));
        assertTrue(callers.getFirst().from().startsWith("127.0.0.1:"));
        assertEquals(SecurityEvent.Kind.PERMISSION_DENIED, events.getLast().kind());
    }

    @Test
    void aGoodTokenIsLookedUpOnceForAConnection() throws Exception {
        ManagedChannel channel = plain(tcp(InsecureServerCredentials.create()));
        for (int i = 0; i < 5; i++) {
            call(channel, "Bearer good");
        }
        assertEquals("op", callers.getLast().name());
        assertEquals(1, asked.get());
    }

    @Test
    void aBadTokenNeverFallsBackNotEvenOnAKnownConnection() throws Exception {
        ManagedChannel channel = plain(tcp(InsecureServerCredentials.create()));
        call(channel, "bearer good");
        for (String bad : List.of("Bearer bad", "Basic good", "good", "Bearer", "")) {
            assertEquals(Status.Code.UNAUTHENTICATED, refused(channel, bad).getCode(), bad);
        }
        assertEquals(1, callers.size());
        assertEquals(SecurityEvent.Kind.REFUSED, events.getLast().kind());
        call(channel, "Bearer good");
    }

    @Test
    void aReloadReachesOpenConnections() throws Exception {
        ManagedChannel channel = plain(tcp(InsecureServerCredentials.create()));
        call(channel, "Bearer good");
        grant("name: op, token_sha256: [" + hash("new") + "], roles: [observer]");
        assertEquals(List.of(), desk.reload());
        assertEquals(
                Status.Code.UNAUTHENTICATED, refused(channel, "Bearer good").getCode());
        Status denied = refused(channel, "Bearer new");
        assertEquals(Status.Code.PERMISSION_DENIED, denied.getCode());
        assertTrue(denied.getDescription().contains("add operator to its roles"));
    }

    @Test
    void theKernelSaysWhoIsOnTheUnixSocket() throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        open.add(() -> loops.shutdownGracefully().sync());
        SocketAddress address = new DomainSocketAddress(folder.resolve("s").toFile());
        start(NettyServerBuilder.forAddress(address, PeerNegotiator.serverCredentials())
                .channelType(EpollServerDomainSocketChannel.class)
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops));
        ManagedChannel channel = keep(NettyChannelBuilder.forAddress(address)
                .channelType(EpollDomainSocketChannel.class)
                .eventLoopGroup(loops)
                .usePlaintext()
                .build());
        call(channel, null);
        Caller caller = callers.getFirst();
        assertEquals("uid " + OwnUser.uid(), caller.name());
        assertEquals("pid " + ProcessHandle.current().pid() + ", uid " + OwnUser.uid(), caller.from());
        assertEquals(Status.Code.UNAUTHENTICATED, refused(channel, "Bearer bad").getCode());
    }

    private ManagedChannel tls(Server server, CertificatesForTests made, String client) throws Exception {
        TlsChannelCredentials.Builder credentials =
                TlsChannelCredentials.newBuilder().trustManager(made.authority().toFile());
        if (client != null) {
            credentials.keyManager(
                    folder.resolve(client + ".crt").toFile(),
                    folder.resolve(client + ".key").toFile());
        }
        return keep(Grpc.newChannelBuilderForAddress("127.0.0.1", server.getPort(), credentials.build())
                .build());
    }

    private NodeTls nodeTls(CertificatesForTests made, boolean required) throws Exception {
        TlsSettings settings =
                new TlsSettings(folder.resolve("server.crt"), folder.resolve("server.key"), made.authority(), required);
        NodeTls tls = NodeTls.open(settings, events::add);
        open.add(tls);
        return tls;
    }

    @Test
    void certificatesAreCallersAndWrongOnesGetNoHandshake() throws Exception {
        CertificatesForTests made = new CertificatesForTests(folder);
        made.server("server");
        made.client("client");
        made.client("stranger");
        made.expiredClient("expired");
        Path elsewhere = Files.createDirectory(folder.resolve("other"));
        CertificatesForTests foreign = new CertificatesForTests(elsewhere);
        foreign.client("foreign");
        Files.move(elsewhere.resolve("foreign.crt"), folder.resolve("foreign.crt"));
        Files.move(elsewhere.resolve("foreign.key"), folder.resolve("foreign.key"));
        NodeTls tls = nodeTls(made, false);
        Server server = tcp(tls.serverCredentials());

        call(tls(server, made, "client"), null);
        assertEquals("cert", callers.getLast().name());
        Status stranger = refused(tls(server, made, "stranger"), null);
        assertEquals(Status.Code.UNAUTHENTICATED, stranger.getCode());
        assertTrue(stranger.getDescription().contains("cn:stranger"), stranger.getDescription());
        call(tls(server, made, null), "Bearer good");
        assertEquals(0, tls.refusedClients());
        assertEquals(
                Status.Code.UNAVAILABLE,
                refused(tls(server, made, "expired"), null).getCode());
        long afterExpired = tls.refusedClients();
        assertTrue(afterExpired >= 1);
        assertEquals(
                Status.Code.UNAVAILABLE,
                refused(tls(server, made, "foreign"), null).getCode());
        assertTrue(tls.refusedClients() > afterExpired);
        assertTrue(events.stream()
                .anyMatch(event -> event.kind() == SecurityEvent.Kind.HANDSHAKE_FAILED
                        && event.who().contains("expired")));
    }

    @Test
    void requiredCertificatesAreRequired() throws Exception {
        CertificatesForTests made = new CertificatesForTests(folder);
        made.server("server");
        made.client("client");
        Server server = tcp(nodeTls(made, true).serverCredentials());
        call(tls(server, made, "client"), null);
        assertEquals(
                Status.Code.UNAVAILABLE,
                refused(tls(server, made, null), "Bearer good").getCode());
    }

    @Test
    void newCertificatesNeedNoRestartAndBadOnesChangeNothing() throws Exception {
        CertificatesForTests made = new CertificatesForTests(folder);
        made.server("server");
        NodeTls tls = nodeTls(made, false);
        Server server = tcp(tls.serverCredentials());
        call(tls(server, made, null), "Bearer good");

        Path elsewhere = Files.createDirectory(folder.resolve("next"));
        CertificatesForTests next = new CertificatesForTests(elsewhere);
        next.server("server");
        Files.move(elsewhere.resolve("server.crt"), folder.resolve("server.crt"), StandardCopyOption.REPLACE_EXISTING);
        assertTrue(tls.reloadIfChanged().isPresent());
        assertTrue(
                tls.reload().getFirst().contains("is not the key of"),
                () -> tls.reload().toString());
        call(tls(server, made, null), "Bearer good");

        Files.move(elsewhere.resolve("server.key"), folder.resolve("server.key"), StandardCopyOption.REPLACE_EXISTING);
        assertTrue(tls.reloadIfChanged().isPresent());
        assertEquals(
                Status.Code.UNAVAILABLE,
                refused(tls(server, made, null), "Bearer good").getCode());
        call(tls(server, next, null), "Bearer good");
    }
}
