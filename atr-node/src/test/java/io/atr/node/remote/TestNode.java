package io.atr.node.remote;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.SenderScope;
import io.atr.node.access.TopicScope;
import io.atr.node.desk.ActiveRules;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import io.atr.node.view.Sessions;
import io.atr.node.view.Vitals;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A bus with rules and a server of this process in front of it; the tests say who calls. */
public final class TestNode implements Vitals, AutoCloseable {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final Bus bus;
    private final AtomicInteger subscribed = new AtomicInteger();
    private final Sessions sessions = new Sessions();
    private final String address = "atr-" + UUID.randomUUID();
    private final Server server;
    private final ManagedChannel channel;
    private final NodeService service;
    private volatile ActiveRules rules;
    private volatile Caller caller = caller(TopicScope.ALL, EnumSet.allOf(Role.class));
    private volatile List<String> notReady = List.of();

    public TestNode(int shards, String yaml, BindableService... more) {
        bus = Bus.start(BusConfig.DEFAULT.with(Limits.DEFAULT.withShards(shards).withIds(4096, 4096)));
        apply(yaml);
        service = new NodeService(this);
        InProcessServerBuilder builder = InProcessServerBuilder.forName(address);
        builder.intercept(new CallerSetter()).addService(service);
        for (BindableService other : more) {
            builder.addService(other);
        }
        try {
            server = builder.build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel = InProcessChannelBuilder.forName(address).build();
    }

    public static Caller caller(TopicScope topics, Set<Role> roles) {
        return new Caller("tester", "here", roles, SenderScope.ALL, topics, false, false);
    }

    /** Waits for something that another thread does; twenty seconds without it is a failure. */
    public static void await(String what, BooleanSupplier there) {
        long begun = System.nanoTime();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() - begun > PATIENCE_NANOS) {
                throw new AssertionError("never: " + what);
            }
            LockSupport.parkNanos(200_000);
        }
    }

    public void apply(String yaml) {
        try {
            var book = RulesReader.parse("test.yaml", yaml);
            long version = bus.apply(book.rules());
            rules = new ActiveRules(version, book, yaml, "test.yaml", version);
            bus.awaitAdoption(version, Duration.ofSeconds(60));
        } catch (RulesException e) {
            throw new AssertionError(e);
        }
    }

    public void calledBy(Caller other) {
        caller = other;
    }

    public void missing(String... what) {
        notReady = List.of(what);
    }

    /** Publishes packets of a number each, as so many calls, and waits until they are judged. */
    public void publish(int sender, int topic, long... numbers) {
        try (Publication publication = bus.publish(PublicationOptions.gateway().withVerdicts());
                Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(8, 8);
            for (long number : numbers) {
                data.set(ValueLayout.JAVA_LONG, 0, number);
                if (publication.offerAs(sender, topic, data, 0, 8) < 0) {
                    throw new AssertionError("not offered");
                }
                await("a verdict", () -> publication.pollVerdicts((position, judged, code) -> {}, 1) == 1);
            }
        }
    }

    public ManagedChannel channel() {
        return channel;
    }

    public String address() {
        return address;
    }

    /** Taps there are, and subscriptions there ever were that somebody told {@link #subscribed} of. */
    public int readers() {
        return service.tapping() + subscribed.get();
    }

    /** Somebody has subscribed. */
    public void subscribed() {
        subscribed.incrementAndGet();
    }

    public void awaitNoTaps() {
        await("all taps are gone", () -> service.tapping() == 0);
    }

    public NodeService service() {
        return service;
    }

    @Override
    public String name() {
        return "north";
    }

    @Override
    public String softwareVersion() {
        return "1.2.3";
    }

    @Override
    public long startedEpochMillis() {
        return 1_000_000;
    }

    @Override
    public List<String> notReady() {
        return notReady;
    }

    @Override
    public List<String> listeners() {
        return List.of("grpc " + address);
    }

    @Override
    public Bus bus() {
        return bus;
    }

    @Override
    public ActiveRules rules() {
        return rules;
    }

    @Override
    public Places publishers() {
        return new Places(1, 16);
    }

    @Override
    public Places subscribers() {
        return new Places(2, 16);
    }

    @Override
    public long queued(int shard) {
        return 5L + shard;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public void close() {
        service.close();
        channel.shutdownNow();
        server.shutdownNow();
        bus.close();
    }

    private final class CallerSetter implements ServerInterceptor {
        @Override
        public <A, B> ServerCall.Listener<A> interceptCall(
                ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
            return Callers.always(caller).interceptCall(call, headers, next);
        }
    }
}
