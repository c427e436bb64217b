package io.atr.threads;

import io.atr.Publication;
import io.atr.TestBus;
import io.atr.packet.Packet;

/** Claims and offers of which some are refused, without ever allocating. */
final class Load {
    private static final int CLAIM = 64;

    private final Publication publication;
    private final int limited;
    private final int denied;
    private long accepted;
    private int turn;

    Load(Publication publication, int limited, int denied) {
        this.publication = publication;
        this.limited = limited;
        this.denied = denied;
    }

    /** Goes on until so many packets were accepted in all. */
    void runUntil(long packets, Crew crew) {
        while (accepted < packets && crew.goesOn()) {
            long count = ++turn % 16 == 0 ? offer() : claim();
            if (count == 0) {
                Thread.yield();
            }
            accepted += count;
        }
    }

    /** One packet, to a topic that may have no token; and what is refused at once. */
    private long offer() {
        publication.offer(-1, TestBus.DATA, 0, 0);
        publication.offer(0, TestBus.DATA, 0, 49);
        publication.offerAs(0, 0, TestBus.DATA, 0, 0);
        return publication.offer(limited, TestBus.DATA, 0, turn % 49) >= 0 ? 1 : 0;
    }

    private long claim() {
        if (publication.tryClaim(turn % 32, CLAIM) < 0) {
            return 0;
        }
        if (turn % 64 == 1) {
            publication.abort();
            return 0;
        }
        int odd = turn % CLAIM;
        Packet.topic(publication.claimedMemory(), publication.claimedAt(odd), denied);
        Packet.flags(publication.claimedMemory(), publication.claimedAt(CLAIM - 1 - odd), 0);
        publication.commit();
        return CLAIM;
    }
}
