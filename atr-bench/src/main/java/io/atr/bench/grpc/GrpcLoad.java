package io.atr.bench.grpc;

import io.atr.node.access.Transport;
import java.util.ArrayList;
import java.util.List;

/**
 * Something to measure.
 *
 * @param transport the way to the node
 * @param streaming one stream of batches, instead of a call for each
 * @param packets of a batch; 0 is the cost of a call
 * @param inFlight batches at once; 1 is a closed loop, whose round trips are recorded
 */
public record GrpcLoad(Transport transport, boolean streaming, int packets, int inFlight) {
    private static final int[] BATCHES = {1, 64, 512, 4096};
    private static final int PIPELINED_CALLS = 64;
    private static final int UNARY_BATCHES = 4;
    private static final int STREAMED_BATCHES = 16;

    /** All loads of a transport. */
    public static List<GrpcLoad> of(Transport transport) {
        List<GrpcLoad> loads = new ArrayList<>();
        for (boolean streaming : new boolean[] {false, true}) {
            loads.add(new GrpcLoad(transport, streaming, 0, 1));
            loads.add(new GrpcLoad(transport, streaming, 0, PIPELINED_CALLS));
            for (int packets : BATCHES) {
                loads.add(new GrpcLoad(transport, streaming, packets, streaming ? STREAMED_BATCHES : UNARY_BATCHES));
            }
        }
        return loads;
    }

    /** Whether round trips are recorded, rather than wall time divided. */
    public boolean isClosedLoop() {
        return inFlight == 1;
    }
}
