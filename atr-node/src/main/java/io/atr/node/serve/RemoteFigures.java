package io.atr.node.serve;

import io.atr.agent.Faults;
import io.atr.node.access.Transport;
import io.atr.node.admin.Figures;
import io.atr.node.gate.Refusal;
import io.atr.node.remote.LibraryLog;
import io.atr.node.remote.RemoteCounters;
import io.atr.node.remote.RemoteCounters.Count;
import java.util.Locale;
import java.util.function.Consumer;

/** What remote callers did, for a scrape. Any thread. */
final class RemoteFigures implements Consumer<Figures> {
    private final RemoteCounters counters;
    private final Faults faults;
    private final LibraryLog libraries;

    RemoteFigures(RemoteCounters counters, Faults faults, LibraryLog libraries) {
        this.faults = faults;
        this.libraries = libraries;
        this.counters = counters;
    }

    @Override
    public void accept(Figures figures) {
        Figures.Counter calls = figures.counter(
                "atr_cp_submit_calls_total", "Calls that carried batches: unary ones, and streams that were opened.");
        for (Transport transport : Transport.values()) {
            calls.add(counters.count(Count.UNARY_CALLS, transport), "transport", name(transport), "mode", "unary");
            calls.add(counters.count(Count.STREAMS, transport), "transport", name(transport), "mode", "stream");
        }
        calls.end();
        byTransport(figures, "atr_cp_submit_batches_total", "Batches, empty and refused ones too.", Count.BATCHES);
        byTransport(figures, "atr_cp_submit_packets_total", "Packets of batches that were judged.", Count.PACKETS);
        byTransport(
                figures,
                "atr_cp_submit_small_batches_total",
                "Unary batches below the recommended size.",
                Count.SMALL_BATCHES);
        byTransport(
                figures,
                "atr_cp_foreign_senders_total",
                "Packets as a sender that the caller may not be; they were dropped.",
                Count.FOREIGN_SENDERS);
        Figures.Counter refused =
                figures.counter("atr_cp_submit_batches_refused_total", "Batches refused whole, by what was wrong.");
        for (Refusal.Kind kind : Refusal.Kind.values()) {
            for (Transport transport : Transport.values()) {
                refused.add(
                        counters.refusals(kind, transport),
                        "transport",
                        name(transport),
                        "reason",
                        kind.name().toLowerCase(Locale.ROOT));
            }
        }
        refused.end();
        figures.counter("atr_cp_mishaps_total", "Work for one call that failed by a fault of the node.")
                .add(faults.count())
                .end();
        connections(figures);
        figures.counter(
                "atr_cp_library_warnings_total",
                "What gRPC's and Netty's loggers said of calls and connections; few of it is written down.",
                libraries.count());
    }

    private void connections(Figures figures) {
        byTransport(
                figures,
                "atr_cp_calls_refused_total",
                "Calls refused since too many were in flight.",
                Count.CALLS_REFUSED);
        byTransport(
                figures,
                "atr_cp_connections_refused_total",
                "Calls refused since their connection found no place.",
                Count.CONNECTIONS_REFUSED);
        byTransport(
                figures,
                "atr_tx_connections_accepted_total",
                "gRPC connections that were accepted, before anybody is known on them.",
                Count.CONNECTIONS_ACCEPTED);
        byTransport(
                figures,
                "atr_tx_connections_pushed_out_total",
                "Connections closed for newer ones, since too many waited for their first call.",
                Count.CONNECTIONS_PUSHED_OUT);
        byTransport(
                figures,
                "atr_tx_connections_late_total",
                "Connections closed since they made no call of a known caller in time.",
                Count.CONNECTIONS_LATE);
        byTransport(
                figures,
                "atr_tx_connections_opened_total",
                "gRPC connections that were opened.",
                Count.CONNECTIONS_OPENED);
        byTransport(
                figures,
                "atr_tx_connections_closed_total",
                "gRPC connections that are gone; opened less closed are open.",
                Count.CONNECTIONS_CLOSED);
    }

    private void byTransport(Figures figures, String metric, String help, Count what) {
        Figures.Counter counter = figures.counter(metric, help);
        for (Transport transport : Transport.values()) {
            counter.add(counters.count(what, transport), "transport", name(transport));
        }
        counter.end();
    }

    private static String name(Transport transport) {
        return transport.name().toLowerCase(Locale.ROOT);
    }
}
