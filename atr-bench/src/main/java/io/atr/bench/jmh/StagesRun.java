package io.atr.bench.jmh;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks of this package in short.
 *
 * @param seconds for each iteration
 * @param iterations measured; as many before them warm up
 * @param forks JVMs of their own, one after the other; 0 runs them in this one, where they disturb each other
 */
public record StagesRun(double seconds, int iterations, int forks) {
    private static final String PACKAGE = StagesRun.class.getPackageName() + ".";
    private static final String SUFFIX = "Benchmark";

    /**
     * One line of the outcome.
     *
     * @param name {@code Class.method}, without the word Benchmark
     * @param workload its parameter, or nothing
     * @param nanos for a packet (or a call, where there are no packets)
     * @param error half the 99.9 % confidence interval, in nanoseconds; not a number where there are too few iterations
     */
    public record Line(String name, String workload, double nanos, double error) {}

    /** The benchmarks, {@code Class.method}, whose names a regular expression is found in. */
    public static List<String> names(Pattern wanted) {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
        Set<BenchmarkListEntry> all = BenchmarkList.defaultList().getAll(silent, List.of());
        return all.stream()
                .map(BenchmarkListEntry::getUsername)
                .filter(name -> name.startsWith(PACKAGE))
                .map(name -> name.substring(PACKAGE.length()))
                .filter(name -> wanted.matcher(name).find())
                .sorted()
                .toList();
    }

    /** Runs one benchmark with each of its parameters; nothing is printed. */
    public List<Line> run(String name) {
        TimeValue time = TimeValue.microseconds((long) (seconds * 1e6));
        Options options = new OptionsBuilder()
                .include("^" + Pattern.quote(PACKAGE + name) + "$")
                .warmupIterations(iterations)
                .warmupTime(time)
                .measurementIterations(iterations)
                .measurementTime(time)
                .forks(forks)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            return new Runner(options)
                    .run().stream()
                            .map(result -> line(name, result))
                            .sorted(Comparator.comparing(Line::workload))
                            .toList();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH gave up " + name + ": " + e.getMessage(), e);
        }
    }

    private static Line line(String name, RunResult result) {
        Result<?> primary = result.getPrimaryResult();
        boolean hasWorkload = result.getParams().getParamsKeys().contains("workload");
        return new Line(
                name.replace(SUFFIX, ""),
                hasWorkload ? result.getParams().getParam("workload") : "",
                primary.getScore(),
                primary.getScoreError());
    }
}
