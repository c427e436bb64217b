package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.control.v1.NodeGrpc;
import io.atr.control.v1.TapBatch;
import io.atr.control.v1.TapRequest;
import io.atr.node.access.Role;
import io.atr.node.access.TopicScope;
import io.atr.node.view.TapDesk;
import io.atr.packet.Packet;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Packets as they pass: those that match and may be read, and no other. */
class TapTest {
    private static final int TOPICS = 30;
    private static final int SENDERS = 6;
    private static final int END_TOPIC = TOPICS + 1;
    private static final int END_SENDER = SENDERS + 1;
    private static final String RULES = rules("topic");

    private final TestNode node = new TestNode(1, RULES);

    @AfterEach
    void close() {
        node.close();
    }

    private static String rules(String topicName) {
        StringBuilder senders = new StringBuilder();
        IntStream.rangeClosed(1, END_SENDER)
                .forEach(id -> senders.append("  - {name: s%d, id: %d, publish: [\"*\"]}\n".formatted(id, id)));
        return "version: 1\ntopics:\n  - {name: " + topicName + ", ids: 1-" + END_TOPIC + "}\nsenders:\n" + senders;
    }

    private TapReader tap(TapRequest request) {
        TapReader reader = new TapReader();
        NodeGrpc.newStub(node.channel()).tap(request, reader);
        TestNode.await("the tap's first batch", () -> reader.batches() > 0 || reader.failure() != null);
        return reader;
    }

    private static TapRequest.Builder request() {
        return TapRequest.newBuilder().setMostPerSecond(TapDesk.MOST_PER_SECOND);
    }

    private static void readOnly(TestNode node, BitSet topics) {
        node.calledBy(TestNode.caller(rules -> (BitSet) topics.clone(), EnumSet.of(Role.SUBSCRIBER)));
    }

    @Test
    void everyTapSeesWhatItWantsAndMay() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 8; round++) {
            List<Wish> wishes = Stream.generate(() -> Wish.random(random))
                    .limit(1 + random.nextInt(5))
                    .toList();
            List<TapReader> readers = new ArrayList<>();
            for (Wish wish : wishes) {
                readOnly(node, wish.readable());
                readers.add(tap(wish.request()));
            }
            List<long[]> sent = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int sender = 1 + random.nextInt(SENDERS);
                int topic = 1 + random.nextInt(TOPICS);
                long[] numbers = random.longs(1 + random.nextInt(4)).toArray();
                node.publish(sender, topic, numbers);
                for (long number : numbers) {
                    sent.add(new long[] {sender, topic, number});
                }
            }
            node.publish(END_SENDER, END_TOPIC, 0);
            for (int i = 0; i < wishes.size(); i++) {
                check(wishes.get(i), readers.get(i), sent, "seed " + seed + ", round " + round + ", tap " + i);
            }
            readers.forEach(TapReader::cancel);
            TestNode.await("the taps are gone", () -> node.service().tapping() == 0);
        }
    }

    private static void check(Wish wish, TapReader reader, List<long[]> sent, String where) {
        List<String> expected = sent.stream()
                .filter(packet -> wish.matches((int) packet[1], (int) packet[0]))
                .map(packet -> packet[0] + " " + packet[1] + " " + packet[2])
                .toList();
        TestNode.await(where, () -> reader.packets().contains(END_SENDER + " " + END_TOPIC + " 0"));
        List<String> seen = reader.packets();
        assertEquals(expected, seen.subList(0, seen.size() - 1), where);
        assertEquals(0, reader.missed(), where);
    }

    /** A random request of a random caller; everybody sees the packet that ends a round. */
    private record Wish(List<Integer> topics, List<Integer> senders, BitSet readable) {
        static Wish random(Random random) {
            BitSet readable = new BitSet();
            IntStream.rangeClosed(1, TOPICS)
                    .filter(topic -> random.nextInt(4) > 0)
                    .forEach(readable::set);
            readable.set(END_TOPIC);
            List<Integer> topics = new ArrayList<>();
            if (random.nextBoolean()) {
                readable.stream().filter(topic -> random.nextBoolean()).forEach(topics::add);
                topics.addFirst(END_TOPIC);
            }
            List<Integer> senders = new ArrayList<>();
            if (random.nextBoolean()) {
                IntStream.rangeClosed(1, SENDERS)
                        .filter(sender -> random.nextBoolean())
                        .forEach(senders::add);
                senders.addFirst(END_SENDER);
            }
            return new Wish(topics, senders, readable);
        }

        TapRequest request() {
            return TapTest.request().addAllTopics(topics).addAllSenders(senders).build();
        }

        boolean matches(int topic, int sender) {
            return readable.get(topic)
                    && (topics.isEmpty() || topics.contains(topic))
                    && (senders.isEmpty() || senders.contains(sender));
        }
    }

    @Test
    void aSlowCallerMissesAndIsToldHowMany() {
        SlowTap slow = new SlowTap();
        NodeGrpc.newStub(node.channel()).tap(request().build(), slow);
        slow.request(1);
        TestNode.await("the first batch", () -> slow.batches() == 1);
        TapReader quick = tap(request().addTopics(END_TOPIC).build());
        int sent = 0;
        for (int i = 0; i < 400; i++) {
            node.publish(1, 1, new long[10]);
            sent += 10;
        }
        node.publish(1, END_TOPIC, 1);
        TestNode.await("the last packet", () -> quick.packets().size() == 1);
        slow.request(Integer.MAX_VALUE);
        int all = sent + 1;
        TestNode.await("seen and missed are all", () -> slow.seen() + slow.missed() == all);
        assertTrue(slow.missed() > 0 && slow.seen() > 0, slow.seen() + " seen, " + slow.missed() + " missed");
    }

    @Test
    void theRateIsBounded() {
        TapReader reader = tap(request().setMostPerSecond(1).build());
        TapReader end = tap(request().addTopics(END_TOPIC).build());
        long begun = System.nanoTime();
        node.publish(1, 1, new long[50]);
        node.publish(1, END_TOPIC, 1);
        TestNode.await("the last packet", () -> end.packets().size() == 1);
        TestNode.await("seen and missed are all", () -> reader.packets().size() + reader.missed() == 51);
        long most = 2 + (System.nanoTime() - begun) / 1_000_000_000;
        assertTrue(reader.packets().size() <= most, reader.packets().size() + " at one a second");
    }

    @Test
    void whatMayNotBeReadIsRefusedByName() {
        BitSet some = new BitSet();
        some.set(3);
        readOnly(node, some);
        for (int wrong : new int[] {4, 4000, -1}) {
            TapReader reader = tap(request().addTopics(3).addTopics(wrong).build());
            assertEquals(Status.Code.PERMISSION_DENIED, reader.failure());
            assertTrue(reader.text().contains("topic " + Integer.toUnsignedString(wrong)), reader.text());
        }
        node.calledBy(TestNode.caller(TopicScope.ALL, EnumSet.complementOf(EnumSet.of(Role.SUBSCRIBER))));
        assertEquals(Status.Code.PERMISSION_DENIED, tap(request().build()).failure());
    }

    @Test
    void aCallersTopicsFollowTheRules() {
        node.calledBy(TestNode.caller(
                rules -> {
                    BitSet topics = new BitSet();
                    topics.set(rules.topics().getFirst().name().equals("topic") ? 1 : 2);
                    topics.set(END_TOPIC);
                    return topics;
                },
                Set.of(Role.SUBSCRIBER)));
        TapReader reader = tap(request().build());
        node.publish(1, 1, 11);
        node.publish(1, 2, 12);
        TestNode.await("a packet", () -> reader.packets().size() == 1);
        node.apply(rules("other"));
        TestNode.await("the new rules are followed", () -> {
            node.publish(1, 2, 13);
            return reader.packets().contains("1 2 13");
        });
        node.publish(1, 1, 14);
        node.publish(1, END_TOPIC, 0);
        TestNode.await("the end", () -> reader.packets().contains("1 " + END_TOPIC + " 0"));
        assertTrue(reader.packets().contains("1 1 11"), reader.packets()::toString);
        assertTrue(
                reader.packets().stream().noneMatch(Set.of("1 2 12", "1 1 14")::contains), reader.packets()::toString);
    }

    @Test
    void tapsAreBoundedAndTakeOnePlaceOfTheBus() {
        List<TapReader> open = new ArrayList<>();
        for (int i = 0; i < TapDesk.MOST_TAPS; i++) {
            open.add(tap(request().build()));
        }
        TapReader refused = tap(request().build());
        assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.failure());
        assertTrue(refused.text().contains(TapDesk.MOST_TAPS + " taps"), refused.text());
        open.forEach(TapReader::cancel);
        TestNode.await("all taps are gone", () -> node.service().tapping() == 0);
        TapReader again = tap(request().build());
        node.publish(1, 1, 5);
        TestNode.await("a packet", () -> again.packets().equals(List.of("1 1 5")));
    }

    @Test
    void ratesAreBounded() {
        for (int wrong : new int[] {TapDesk.MOST_PER_SECOND + 1, -1}) {
            TapReader reader = tap(request().setMostPerSecond(wrong).build());
            assertEquals(Status.Code.INVALID_ARGUMENT, reader.failure());
            assertTrue(reader.text().contains("1..100000"), reader.text());
        }
    }

    @Test
    void aNodeThatStopsEndsItsTaps() {
        TapReader reader = tap(request().build());
        node.service().close();
        TestNode.await("the end", () -> reader.failure() != null);
        assertEquals(Status.Code.UNAVAILABLE, reader.failure());
        assertEquals(Status.Code.UNAVAILABLE, tap(request().build()).failure());
        var stub = NodeGrpc.newBlockingStub(node.channel());
        assertThrows(
                StatusRuntimeException.class, () -> stub.tap(request().build()).next());
    }

    /** What a batch carries: sender, topic and number of each packet. */
    static List<String> read(TapBatch batch) {
        MemorySegment memory = MemorySegment.ofArray(batch.getPackets().toByteArray());
        List<String> packets = new ArrayList<>();
        for (long at = 0; at < memory.byteSize(); at += Packet.SIZE) {
            packets.add(
                    Packet.sender(memory, at) + " " + Packet.topic(memory, at) + " " + Packet.dataWord(memory, at, 0));
        }
        return packets;
    }
}
