package io.atr.bridge;

import io.atr.Grants;
import io.atr.Publication;
import io.atr.PublicationHome;
import io.atr.PublicationOptions;
import io.atr.governance.Grant;
import io.atr.governance.ShardMap;
import io.atr.memory.SharedMapping.Piece;
import io.atr.platform.MemoryFile;
import io.atr.ring.Lane;
import io.atr.ring.LaneLayout;
import io.atr.ring.LaneProducer;
import io.atr.ring.WakeFlags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A publication whose shards are in another process. */
final class ClientPublication extends ClientHolding {
    private final PublicationOptions options;
    private final Consumer<ClientHolding> leave;
    private List<Lane> lanes = List.of();
    private final long[] before = new long[LaneLayout.CODES];
    private @Nullable Publication publication;

    ClientPublication(PublicationOptions options, Consumer<ClientHolding> leave) {
        this.options = options;
        this.leave = leave;
    }

    @Override
    BridgeMessage wish() {
        return Wishes.message(options);
    }

    @Override
    boolean publishes() {
        return true;
    }

    Publication publication() {
        if (publication == null) {
            throw new IllegalStateException("no lanes were attached yet");
        }
        return publication;
    }

    @Override
    void attach(BridgeMessage.Welcome node, Dialogue.Reply reply) throws IOException {
        try (Received files = new Received(reply)) {
            if (!(reply.message() instanceof BridgeMessage.Published given)) {
                throw new IOException("the node answered a wish to publish with something else");
            }
            id(given.id());
            List<Lane> fresh = map(files, node.shards(), given.slots());
            List<LaneProducer> ends = new ArrayList<>();
            for (Lane lane : fresh) {
                ends.add(new LaneProducer(lane, WakeFlags.unheard(), options.tracked()));
            }
            keepCounts();
            lanes = fresh;
            var attachment = new Publication.Attachment(life(), ends, new Home(before.clone(), fresh));
            if (publication == null) {
                Grant grant = Grants.of(options, node.senders());
                publication = new Publication(new ShardMap(node.shards(), node.topics()), grant, attachment);
            } else {
                publication.renew(attachment);
            }
        }
    }

    /** What the lanes that are gone counted stays counted. */
    private void keepCounts() {
        for (int code = 0; code < before.length; code++) {
            for (Lane lane : lanes) {
                before[code] += lane.count(code);
            }
        }
    }

    private static List<Lane> map(Received files, int shards, int slots) throws IOException {
        long first = LaneLayout.publisherPages(slots);
        long second = LaneLayout.shardPages(slots);
        MemoryFile ours = files.next("lanes", shards * first);
        MemoryFile theirs = files.next("verdicts", shards * second);
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            var memory =
                    Received.map(new Piece(ours, i * first, first, true), new Piece(theirs, i * second, second, false));
            memory.asSlice(0, first).fill((byte) 0);
            lanes.add(Lane.shared(memory, 0, slots));
        }
        return lanes;
    }

    private final class Home implements PublicationHome {
        private final long[] earlier;
        private final List<Lane> counted;

        Home(long[] earlier, List<Lane> counted) {
            this.earlier = earlier;
            this.counted = counted;
        }

        @Override
        public long count(int code) {
            long sum = earlier[code];
            for (Lane lane : counted) {
                sum += lane.count(code);
            }
            return sum;
        }

        @Override
        public void close() {
            leave.accept(ClientPublication.this);
        }
    }
}
