package io.atr.node.admin;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The page of metrics: figures collected anew for each scrape, in the format that the scraper asks for. Any thread. */
public final class MetricsPage implements MultiCollector {
    private final List<Consumer<Figures>> sources;
    private final ExpositionFormats formats = ExpositionFormats.init();

    /**
     * A page.
     *
     * @param sources each adds its figures; asked by any thread, and by several at once
     */
    public MetricsPage(List<Consumer<Figures>> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * A page as it goes over the wire.
     *
     * @param contentType what the scraper is told it is
     */
    record Page(String contentType, ByteArrayOutputStream body) {}

    /** The page in the format that an Accept header asks for; Prometheus's text format when it asks for none. */
    Page write(@Nullable String accept) throws IOException {
        ExpositionFormatWriter writer = formats.findWriter(accept);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        writer.write(body, collect());
        return new Page(writer.getContentType(), body);
    }

    @Override
    public MetricSnapshots collect() {
        Figures figures = new Figures();
        sources.forEach(source -> source.accept(figures));
        return new MetricSnapshots(figures.metrics());
    }
}
