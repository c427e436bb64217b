package io.atr.node.serve;

import io.atr.bridge.Bridge;
import io.atr.node.admin.Figures;
import java.util.function.Consumer;

/** What other processes have of the node's memory, for a scrape. Any thread. */
record SharedMemoryFigures(Bridge bridge) implements Consumer<Figures> {
    @Override
    public void accept(Figures figures) {
        figures.gauge("atr_tx_shared_memory_sessions", "Processes connected through the bridge.", bridge.sessions());
        figures.gauge(
                "atr_tx_shared_memory_holdings",
                "Publications and subscriptions of such processes.",
                bridge.holdings());
        figures.counter(
                        "atr_tx_shared_memory_pushed_out_total",
                        "Connections closed for newer ones before they had said who they are.")
                .add(bridge.pushedOut())
                .end();
        figures.counter(
                        "atr_tx_stalled_subscriptions_total",
                        "Gating subscriptions of such processes that were detached for keeping a log waiting.")
                .add(bridge.stalls())
                .end();
        figures.counter(
                        "atr_tx_held_off_total",
                        "Gating subscriptions refused to callers that had stalled a short while before.")
                .add(bridge.heldOff())
                .end();
        figures.gauge(
                "atr_tx_shared_memory_bytes", "Lanes, cursors and rings that they were given.", bridge.memoryTaken());
        figures.counter(
                        "atr_tx_shared_memory_faults_total",
                        "Sessions and feeds of the bridge that were ended by a fault of the node.")
                .add(bridge.faults())
                .end();
    }
}
