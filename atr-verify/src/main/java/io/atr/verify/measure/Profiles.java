package io.atr.verify.measure;

import io.atr.bench.profile.Collapsed;
import io.atr.bench.profile.Profiler;
import io.atr.node.cli.CommandException;
import io.atr.verify.line.FullSpeed;
import io.atr.verify.line.Line;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Flame graphs of the sustained run: where the processor time of the hot threads goes, and that they allocate nothing.
 * They are taken one after the other, so that neither profiler sees the other at work.
 */
public final class Profiles implements Measurement {
    /** The row, for whoever wants its figures. */
    public static final String ROW = "14.flame";

    private static final String CPU = "cpu";
    private static final String ALLOC = "alloc";
    private static final String GRAPH = ".html";
    private static final String STACKS = ".collapsed";

    private static final double WARM_UP = 2;
    private static final double CPU_SECONDS = 2;
    private static final double ALLOC_SECONDS = 1;
    private static final double LEAST_SECONDS = 1;

    /** The flame graphs in a folder: of processor time, of allocations. */
    public static List<Path> graphs(Path folder) {
        return List.of(folder.resolve(CPU + GRAPH), folder.resolve(ALLOC + GRAPH));
    }

    @Override
    public String name() {
        return "profiles";
    }

    @Override
    public List<String> rows() {
        return List.of(ROW);
    }

    @Override
    public double seconds(Effort effort) {
        return WARM_UP + effort.seconds(CPU_SECONDS + ALLOC_SECONDS) + 2;
    }

    @Override
    public List<Outcome> measure(Setting setting) throws IOException {
        try {
            Profiler profiler = Profiler.open();
            Path asked = setting.profiles();
            return List.of(
                    asked == null
                            ? besideNobody(profiler, setting)
                            : taken(profiler, setting, asked).outcome());
        } catch (CommandException unavailable) {
            return List.of(Outcome.unsupported(Contract.known(ROW), unavailable.line()));
        }
    }

    private static Outcome besideNobody(Profiler profiler, Setting setting) throws IOException {
        Path folder = Files.createTempDirectory("atr-verify-profile");
        try {
            return taken(profiler, setting, folder).outcome();
        } finally {
            for (String graph : List.of(CPU, ALLOC)) {
                Files.deleteIfExists(folder.resolve(graph + GRAPH));
                Files.deleteIfExists(folder.resolve(graph + STACKS));
            }
            Files.deleteIfExists(folder);
        }
    }

    private static HotProfile taken(Profiler profiler, Setting setting, Path folder) throws IOException {
        profiler.armAllocations();
        try (Control control = new Control();
                Line line = new Line(setting.stand());
                FullSpeed load = new FullSpeed(line, setting.cpus().client(), Steadiness.CLIENT)) {
            load.pass((long) (1e9 * WARM_UP));
            profiler.begin();
            watch(profiler, () -> load.pass(nanos(setting.effort(), CPU_SECONDS)));
            Collapsed cpu = written(profiler, folder, CPU, "ATR: processor time");
            profiler.beginAllocations();
            watch(profiler, () -> {
                control.allocate();
                load.pass(nanos(setting.effort(), ALLOC_SECONDS));
            });
            Collapsed allocations = written(profiler, folder, ALLOC, "ATR: allocations");
            load.finish();
            return new HotProfile(cpu, allocations, profiler.timer(), setting.profiles() != null);
        }
    }

    private static long nanos(Effort effort, double seconds) {
        return (long) (1e9 * Math.max(LEAST_SECONDS, effort.seconds(seconds)));
    }

    private static void watch(Profiler profiler, Runnable work) {
        try {
            work.run();
        } finally {
            profiler.end();
        }
    }

    private static Collapsed written(Profiler profiler, Path folder, String name, String title) throws IOException {
        String stacks = profiler.collapsed();
        Files.writeString(folder.resolve(name + STACKS), stacks);
        Files.writeString(folder.resolve(name + GRAPH), profiler.flameGraph(title));
        return Collapsed.parse(stacks);
    }
}
