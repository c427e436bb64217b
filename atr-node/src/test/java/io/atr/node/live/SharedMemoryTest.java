package io.atr.node.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.bridge.Bridge;
import io.atr.bridge.BridgeLimits;
import io.atr.bridge.Gatekeeper;
import io.atr.bridge.Refusal;
import io.atr.bridge.RefusedException;
import io.atr.bridge.SessionRights;
import io.atr.node.remote.TestNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** pub and sub over a node's own socket. */
class SharedMemoryTest {
    private static final String RULES = """
            version: 1
            topics:
              - {name: news, id: 7}
            senders:
              - {name: exchange, id: 1, publish: [news]}
              - {name: guest, id: 2, publish: []}
            """;

    @TempDir
    private Path folder;

    private final TestNode node = new TestNode(2, RULES);

    @BeforeEach
    void onLinux() {
        assumeTrue(Bridge.isSupported(), "needs Linux and native access");
    }

    @AfterEach
    void close() {
        node.close();
    }

    private Called pub(String input, String... args) {
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return Called.of(terminal -> new PubCommand(terminal, Ways.USUAL, in), args);
    }

    private String nodeOption() {
        return "--node=unix:" + folder.resolve("grpc.sock");
    }

    private Bridge bridge(Gatekeeper gatekeeper) throws IOException {
        return Bridge.open(
                node.bus(), folder.resolve("bridge.sock"), gatekeeper, BridgeLimits.DEFAULT, System.err::println);
    }

    @Test
    void whatOneWritesTheOtherPrints() throws IOException {
        try (Bridge bridge = bridge((peer, token) -> SessionRights.all("tester"))) {
            var reader = CompletableFuture.supplyAsync(() -> Called.of(
                    terminal -> new SubCommand(terminal, Ways.USUAL), nodeOption(), "--topic", "7", "--count", "3"));
            TestNode.await("the subscriber", () -> bridge.holdings() == 1 || reader.isDone());
            Called written = pub("one\ntwo\nthree\n", nodeOption(), "--sender", "1", "--topic", "7");
            assertEquals("3 packets: 3 accepted, 0 dropped, 0 throttled\n", written.err());
            assertEquals(0, written.code());
            Called read = reader.join();
            assertEquals("3 packets, 0 missed\n", read.err());
            assertTrue(read.out().lines().toList().get(2).endsWith("|three|"), read.out());
            Called refused = pub("one\n", nodeOption(), "--sender", "2", "--topic", "7");
            assertEquals("1 packets: 0 accepted, 1 dropped (E_GOV_DENYLISTED 1), 0 throttled\n", refused.err());
            assertEquals(1, refused.code());
        }
    }

    @Test
    void aRefusedCallerIsTold() throws IOException {
        Gatekeeper strict = (peer, token) -> {
            throw new RefusedException(Refusal.NOT_PERMITTED, "not you");
        };
        try (Bridge _ = bridge(strict)) {
            Called called = pub("one\n", nodeOption(), "--sender", "1", "--topic", "7");
            assertEquals(77, called.code(), called.err());
            assertTrue(called.err().contains("the node refuses: not you"), called.err());
        }
    }
}
