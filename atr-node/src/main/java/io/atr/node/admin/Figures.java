package io.atr.node.admin;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Collects metrics for one scrape. One thread. */
public final class Figures {
    private final List<MetricSnapshot> metrics = new ArrayList<>();

    /** A counter with label values; close each with {@link Counter#end}. */
    public Counter counter(String name, String help) {
        return new Counter(name, help);
    }

    /** A counter without labels. */
    public void counter(String name, String help, long value) {
        counter(name, help).add(value).end();
    }

    /** A gauge without labels. */
    public void gauge(String name, String help, long value) {
        metrics.add(GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .value((double) value)
                        .build())
                .build());
    }

    /** A metric of any kind. */
    public void add(MetricSnapshot metric) {
        metrics.add(metric);
    }

    List<MetricSnapshot> metrics() {
        return metrics;
    }

    /** A counter under construction. */
    public final class Counter {
        private final CounterSnapshot.Builder builder;

        private Counter(String name, String help) {
            String bare = name.endsWith("_total") ? name.substring(0, name.length() - "_total".length()) : name;
            this.builder = CounterSnapshot.builder().name(bare).help(help);
        }

        /** A whole number; labels are names and values in turn. */
        public Counter add(long value, String... labels) {
            return add((double) value, labels);
        }

        /** A value; labels are names and values in turn. */
        public Counter add(double value, String... labels) {
            builder.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                    .value(value)
                    .labels(Labels.of(labels))
                    .build());
            return this;
        }

        /** Adds the metric to the scrape. */
        public void end() {
            metrics.add(builder.build());
        }
    }
}
