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
        figures.gauge(
                "atr_tx_shared_memory_bytes", "Lanes, cursors and rings that they were given.", bridge.memoryTaken());
    }
}
