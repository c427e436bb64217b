package io.atr.bench.peers;

/** How everybody is started, and in which shapes everybody is tried. */
final class Contenders {
    private Contenders() {}

    /** ATR with so many publishers. */
    static Contender atr(int publishers) {
        String name = publishers == 1 ? "atr" : "atr with " + publishers + " publishers";
        return new Contender(name, publishers, Shapes.laneAndLog(), AtrBus::new);
    }

    /** A peer. */
    static Contender of(Peer peer) {
        return switch (peer) {
            case RAW -> new Contender(peer.label(), peer.publishers(), Shapes.oneRing(), RawHandoff::new);
            case DISRUPTOR_SP, DISRUPTOR_MP ->
                new Contender(peer.label(), peer.publishers(), Shapes.markedRing(), DisruptorRing::new);
            case JCTOOLS_SPSC -> new Contender(peer.label(), peer.publishers(), Shapes.oneRing(), JctoolsQueues::new);
            case AGRONA_1TO1 -> new Contender(peer.label(), peer.publishers(), Shapes.twoRings(), AgronaOneToOne::new);
            case AGRONA_MTO1 -> new Contender(peer.label(), peer.publishers(), Shapes.twoRings(), AgronaManyToOne::new);
            case AERON_IPC -> new Contender(peer.label(), peer.publishers(), Shapes.twoStreams(), AeronIpc::new);
            case TWO_PROCESSES ->
                new Contender(
                        peer.label(),
                        peer.publishers(),
                        Shapes.laneAndLog(),
                        (setup, shape) -> new AtrBus(setup, shape, setup.publishers(), new AtrAcross(setup, shape)));
            case JUDGE_IN_PLACE -> new Contender(peer.label(), peer.publishers(), Shapes.oneRing(), JudgeInPlace::new);
        };
    }
}
