package io.atr.verify.measure;

import io.atr.bench.machine.PinnedThread;
import io.atr.platform.Errno;
import io.atr.verify.line.Line;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Where the kernel has put a bus that has been at work: every page of its regions, every thread of its shards. */
public final class Numa implements Measurement {
    private static final double SECONDS = 1;
    private static final int MOST_NODES = 8;

    private final NumaKernel kernel;

    /** By this machine's kernel. */
    public Numa() {
        this(NumaKernel.HERE);
    }

    /** By what another one would tell. */
    Numa(NumaKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "numa";
    }

    @Override
    public List<String> rows() {
        return List.of("12.numa");
    }

    @Override
    public double seconds(Effort effort) {
        return effort.seconds(SECONDS) + 3;
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        NumaLook look = PinnedThread.call(setting.cpus().client(), Steadiness.CLIENT, () -> {
            try (Line line = new Line(setting.stand())) {
                line.stream(setting.effort().nanos(SECONDS)); // time for the kernel to move what it wants to move
                return new NumaLook(line.bus(), kernel);
            }
        });
        Row row = Contract.known("12.numa");
        List<Load> loads = new ArrayList<>();
        loads.add(new Load("nodes with memory", kernel.nodes().cardinality()).in("nodes"));
        loads.add(new Load("pages of regions", (double) look.pages()).in("pages"));
        loads.add(new Load("pages on another node than their shard", (double) look.elsewhere()).in("pages"));
        loads.add(new Load("pages that are not in memory", (double) look.absent()).in("pages"));
        loads.add(new Load("threads that may run elsewhere than on their processor", look.loose()).in("threads"));
        List<String> words = new ArrayList<>(look.words());
        if (setting.cpus().stage() != PinnedThread.ANYWHERE) {
            chase(setting.cpus().stage(), loads, words);
        }
        Evidence evidence = Evidence.of(row, (double) look.misplaced(), look.pages())
                .loads(loads)
                .reason(String.join("; ", words));
        boolean untold = look.refused() != 0 && look.misplaced() == 0;
        return List.of(
                untold
                        ? new Outcome(row, Verdict.UNSUPPORTED, evidence.reason(""), refusal(look.refused()))
                        : Outcome.judged(row, evidence));
    }

    private void chase(int cpu, List<Load> loads, List<String> words) {
        BitSet nodes = kernel.nodes();
        int own = kernel.nodeOf(cpu).orElse(-1);
        for (int node : nodes.stream().limit(MOST_NODES).toArray()) {
            double nanos = PointerChase.nanos(cpu, node);
            if (Double.isNaN(nanos)) {
                words.add("no memory of node " + node + " could be had for the chase");
            } else {
                loads.add(new Load("one load, memory of node " + node + (node == own ? ", its own" : ""), nanos)
                        .in("ns"));
            }
        }
    }

    private static String refusal(int errno) {
        return String.format(
                Locale.ROOT,
                "the kernel does not tell on which node a page lies (move_pages: %s):"
                        + " it has no NUMA, or a container forbids the call (docker run --cap-add SYS_NICE)",
                Errno.text(errno));
    }
}
