package io.atr.bridge;

import io.atr.PublicationOptions;
import io.atr.SubscriptionOptions;
import io.atr.governance.TopicSet;
import io.atr.memory.Cells;
import io.atr.memory.SharedMapping;
import io.atr.packet.Packet;
import io.atr.platform.Descriptors;
import io.atr.platform.Mappings;
import io.atr.platform.MemoryFile;
import io.atr.platform.SocketMessage;
import io.atr.platform.UnixSocket;
import io.atr.ring.LaneLayout;
import io.atr.ring.LogShape;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** A client that writes random bytes over all that it can write, as sender 7, in rounds; one line for each. */
final class HostileClient {
    private final Path path;
    private final Random random;

    private HostileClient(Path path, long seed) {
        this.path = path;
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) {
        HostileClient client = new HostileClient(Path.of(arguments[0]), Long.parseLong(arguments[1]));
        while (true) {
            try {
                client.round();
                System.out.println("round");
            } catch (IOException shownOut) {
                System.out.println("shown out: " + shownOut.getMessage());
            }
        }
    }

    private void round() throws IOException {
        try (Dialogue talk = Dialogue.open(path, Duration.ofSeconds(5), gone -> {})) {
            Dialogue.Reply hello = talk.ask(new BridgeMessage.Hello(""));
            int shards = ((BridgeMessage.Welcome) hello.message()).shards();
            MemorySegment lanes = lanes(talk, shards);
            MemorySegment cursors = cursors(talk, shards);
            for (int i = random.nextInt(2000); i >= 0; i--) {
                scribble(lanes, shards);
                cursors.set(ValueLayout.JAVA_BYTE, random.nextInt((int) cursors.byteSize()), (byte) random.nextInt());
                cursors.set(ValueLayout.JAVA_LONG, 128L * random.nextInt(shards), random.nextLong());
            }
        }
        rave();
    }

    private MemorySegment lanes(Dialogue talk, int shards) throws IOException {
        Dialogue.Reply reply = talk.ask(Wishes.message(PublicationOptions.sender(7)));
        try (Received files = new Received(reply)) {
            int slots = ((BridgeMessage.Published) reply.message()).slots();
            MemoryFile ours = files.next("lanes", shards * LaneLayout.publisherPages(slots));
            attack(files.next("verdicts", shards * LaneLayout.shardPages(slots)));
            resize(ours);
            return SharedMapping.map(ours, true);
        }
    }

    private MemorySegment cursors(Dialogue talk, int shards) throws IOException {
        boolean whole = random.nextBoolean();
        SubscriptionOptions wish = random.nextBoolean() ? SubscriptionOptions.gating() : SubscriptionOptions.lossy();
        Dialogue.Reply reply = talk.ask(Wishes.message(whole ? wish : wish.topics(TopicSet.of(2))));
        try (Received files = new Received(reply)) {
            var given = (BridgeMessage.Subscribed) reply.message();
            int logs = given.feed() ? 1 : shards;
            LogShape shape = new LogShape(given.subscribers(), given.slots());
            for (int i = 0; i < logs; i++) {
                attack(files.next("log", Mappings.required().wholePages(shape.bytes())));
            }
            long bytes = Mappings.required().wholePages((long) logs * Cells.APART);
            return SharedMapping.map(files.next("cursors", bytes), true);
        }
    }

    /** Tries to get at memory that only the node may write. */
    private void attack(MemoryFile file) {
        resize(file);
        try {
            SharedMapping.map(file, true);
            System.out.println("BREACH: mapped for writing");
        } catch (IOException refused) {
            // as it should be
        }
        if (Descriptors.required().write(file.fd(), new SocketMessage().data()) >= 0) {
            System.out.println("BREACH: written");
        }
    }

    private void resize(MemoryFile file) {
        if (Descriptors.required().truncate(file.fd(), 0) >= 0) {
            System.out.println("BREACH: cut off");
        }
    }

    private void scribble(MemorySegment lanes, int shards) {
        long lane = lanes.byteSize() / shards * random.nextInt(shards);
        switch (random.nextInt(4)) {
            case 0 -> lanes.set(ValueLayout.JAVA_BYTE, random.nextInt((int) lanes.byteSize()), (byte) random.nextInt());
            case 1 -> lanes.set(ValueLayout.JAVA_LONG, lane, random.nextInt(100) == 0 ? random.nextLong() : 3);
            case 2 ->
                Packet.encodeHeader(
                        lanes,
                        lane + LaneLayout.SLOTS + 64L * random.nextInt(64),
                        Packet.DEFAULT_FLAGS,
                        random.nextInt(70),
                        random.nextInt(3) == 0 ? random.nextInt(20) : 7);
            default -> {
                long tail = lanes.get(ValueLayout.JAVA_LONG, lane);
                lanes.set(ValueLayout.JAVA_LONG, lane, tail + random.nextInt(3));
            }
        }
    }

    /** Says random things, some of them with files. */
    private void rave() throws IOException {
        SocketMessage message = new SocketMessage();
        try (UnixSocket socket = UnixSocket.connect(path);
                MemoryFile file = MemoryFile.create("hostile", 4096)) {
            for (int i = random.nextInt(20); i >= 0; i--) {
                int length = BridgeCodec.encode(i, said(), message.data());
                for (int damage = random.nextInt(3); damage > 0; damage--) {
                    message.data().set(ValueLayout.JAVA_BYTE, random.nextInt(length), (byte) random.nextInt());
                }
                int[] files = random.nextInt(5) == 0 ? new int[] {file.fd(), file.fd()} : new int[0];
                if (socket.send(message, 1 + random.nextInt(length), files) < 0) {
                    return;
                }
            }
        }
    }

    private BridgeMessage said() {
        return switch (random.nextInt(5)) {
            case 0 -> new BridgeMessage.Hello("x");
            case 1 -> new BridgeMessage.Publish(7, null, false, true);
            case 2 -> new BridgeMessage.Subscribe(false, null);
            case 3 -> new BridgeMessage.Leave(random.nextInt(3));
            default -> new BridgeMessage.Memory(3);
        };
    }
}
