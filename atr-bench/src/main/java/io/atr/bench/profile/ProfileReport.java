package io.atr.bench.profile;

import io.atr.bench.machine.Machine;
import io.atr.bench.peers.Streamed;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Units;
import java.util.List;
import java.util.Locale;

/**
 * What {@code bench profile} tells.
 *
 * @param machine on which
 * @param of who was profiled
 * @param workload what it carried
 * @param streamed how fast
 * @param threads what its threads did
 */
public record ProfileReport(
        Machine machine, String of, String workload, Streamed streamed, List<ThreadProfile> threads) {
    /** Prints the tables. */
    public void print(Terminal terminal) {
        terminal.out().println(machine.line());
        terminal.out().println(of + ", workload " + workload + ", " + streamed.shape());
        terminal.out()
                .println(Units.rate(streamed.watched()) + ", " + number(nanosPerPacket()) + " ns a packet; "
                        + Units.rate(streamed.alone()) + " right before, without the profiler");
        terminal.out().println(placement());
        for (ThreadProfile thread : threads) {
            terminal.out().println();
            terminal.out()
                    .println(terminal.style().bold(thread.thread()) + "   " + Units.count(thread.samples())
                            + " samples");
            table("method", thread.frames(), terminal);
            terminal.out().println();
            table("step", thread.steps(), terminal);
        }
    }

    /** The document. */
    public JsonObject json() {
        return new JsonObject()
                .put("machine", machine.json())
                .put("of", of)
                .put("workload", workload)
                .put("shape", streamed.shape())
                .put("placement", streamed.placement().label())
                .put("steady", streamed.steady())
                .put("handover_before_ns", streamed.before())
                .put("handover_after_ns", streamed.after())
                .put("rate", streamed.watched())
                .put("rate_unprofiled", streamed.alone())
                .put("unit", "msg/s")
                .put("ns_per_packet", nanosPerPacket())
                .put("threads", threads.stream().map(this::json).toList());
    }

    private JsonObject json(ThreadProfile thread) {
        return new JsonObject()
                .put("thread", thread.thread())
                .put("samples", thread.samples())
                .put("frames", parts("frame", thread.frames()))
                .put("stages", parts("stage", thread.steps()));
    }

    private List<JsonObject> parts(String name, List<Part> parts) {
        return parts.stream()
                .map(part -> new JsonObject()
                        .put(name, part.name())
                        .put("share", part.share())
                        .put("ns", part.share() * nanosPerPacket()))
                .toList();
    }

    private void table(String heading, List<Part> parts, Terminal terminal) {
        ConsoleTable table = ConsoleTable.of(Column.right("share"), Column.right("ns a packet"), Column.left(heading))
                .style(terminal.style())
                .indent(2);
        for (Part part : parts) {
            table.row(Units.share(part.share(), 1.0), number(part.share() * nanosPerPacket()), part.name());
        }
        table.print(terminal.out());
    }

    private String placement() {
        String times =
                "hand-over " + Units.nanos(streamed.before()) + " before, " + Units.nanos(streamed.after()) + " after";
        return streamed.steady()
                ? streamed.placement().label() + ": " + times
                : times + ": the processors were moved meanwhile, so these figures mix placements; run it again";
    }

    private double nanosPerPacket() {
        return 1e9 / streamed.watched();
    }

    private static String number(double nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos);
    }
}
