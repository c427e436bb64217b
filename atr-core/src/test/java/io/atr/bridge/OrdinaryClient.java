package io.atr.bridge;

import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.governance.TopicSet;
import io.atr.packet.Words;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A client in a process of its own: {@code publish}, {@code read} or {@code busy}. */
final class OrdinaryClient {
    private OrdinaryClient() {}

    public static void main(String[] arguments) throws IOException {
        try (NodeConnection node = NodeConnection.connect(Path.of(arguments[1]), ConnectOptions.DEFAULT)) {
            int number = Integer.parseInt(arguments[2]);
            switch (arguments[0]) {
                case "publish" -> publish(node, number);
                case "read" -> read(node, number);
                default -> busy(node, new Random(number));
            }
        }
    }

    /** As sender 1 on topic 5: so many packets that count from 0. */
    private static void publish(NodeConnection node, int count) throws IOException {
        MemorySegment word = Arena.global().allocate(8, 8);
        try (Publication publication = node.publish(PublicationOptions.sender(1))) {
            for (int i = 0; i < count; i++) {
                word.set(Words.U64, 0, i);
                while (publication.offer(5, word, 0, 8) < 0) {
                    Thread.onSpinWait();
                }
            }
        }
        System.out.println("published");
    }

    /** Topic 5: so many packets, and what memory it has of the node. */
    private static void read(NodeConnection node, int count) throws IOException {
        try (Subscription subscription =
                node.subscribe(SubscriptionOptions.gating().topics(TopicSet.of(5)))) {
            System.out.println("ready");
            List<Long> values = new ArrayList<>();
            while (values.size() < count) {
                subscription.poll((memory, at) -> values.add(memory.get(Words.U64, at + 16)), 64);
            }
            System.out.println(values);
            System.out.println(Files.readAllLines(Path.of("/proc/self/maps")).stream()
                    .filter(line -> line.contains("memfd:atr"))
                    .map(line -> line.replaceAll(" .*:atr-| .deleted.", " "))
                    .toList());
        }
    }

    /**
     * Publishes as sender 1 on topic 5, counting from 0, uses up a quota that it then does not read free, and comes and
     * goes besides, until it is killed.
     */
    private static void busy(NodeConnection node, Random random) throws IOException {
        MemorySegment word = Arena.global().allocate(8, 8);
        Publication steady = node.publish(PublicationOptions.sender(1));
        Publication limited = node.publish(PublicationOptions.sender(QuotaProbe.SENDER));
        long value = 0;
        System.out.println("ready");
        while (true) {
            for (int i = random.nextInt(300); i >= 0; i--) {
                word.set(Words.U64, 0, value);
                value += steady.offer(5, word, 0, 8) >= 0 ? 1 : 0;
            }
            if (steady.tryClaim(5, 2) >= 0) {
                for (int i = 0; i < 2; i++) {
                    steady.claimedMemory().set(Words.U64, steady.claimedAt(i) + 16, value++);
                }
                steady.commit();
            }
            try (Subscription all = node.subscribe(SubscriptionOptions.gating());
                    Subscription few =
                            node.subscribe(SubscriptionOptions.gating().topics(TopicSet.of(6)))) {
                for (int i = 0; i < QuotaProbe.QUOTA; i++) {
                    limited.offer(QuotaProbe.TOPIC, word, 0, 8);
                }
                all.poll((memory, at) -> {}, 50);
                few.poll((memory, at) -> {}, 50);
            }
        }
    }
}
