package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.serve.config.NodeSettings;
import io.atr.transport.v1.ATRTransportGrpc;
import io.atr.transport.v1.BatchSubmitRequest;
import io.atr.transport.v1.TachyonPacket;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a whole node: what dashboards are built on. */
class NodeMetricsTest {
    private static final Pattern NAME = Pattern.compile("atr_(cp|dp|gov|tx|bp)_[a-z]+(_[a-z]+)*");
    private static final Pattern LABEL = Pattern.compile("[{,]([a-z_]+)=\"");
    private static final Set<String> LABELS = Set.of(
            "shard",
            "worker",
            "transport",
            "decision",
            "reason",
            "scope",
            "priority",
            "mode",
            "phase",
            "from",
            "to",
            "le");
    private static final List<String> PROMISED = List.of(
            "atr_cp_submit_calls_total",
            "atr_cp_callers_refused_total",
            "atr_cp_submit_batches_refused_total",
            "atr_cp_foreign_senders_total",
            "atr_cp_audit_lost_total",
            "atr_dp_packets_processed_total",
            "atr_dp_packets_dropped_total",
            "atr_dp_packets_throttled_total",
            "atr_dp_queue_depth",
            "atr_dp_queue_full_total",
            "atr_dp_batch_size_count",
            "atr_dp_batch_duration_seconds_count",
            "atr_dp_stage_packet_seconds_count",
            "atr_gov_eval_total",
            "atr_gov_eval_duration_seconds_count",
            "atr_gov_ruleset_version",
            "atr_gov_ruleset_swaps_total",
            "atr_gov_ruleset_validation_failures_total",
            "atr_tx_connections_opened_total",
            "atr_tx_shared_memory_sessions");

    @TempDir
    Path folder;

    @Test
    void everyNameIsThereAndNoLabelButTheKnownOnes() throws Exception {
        Path audit = folder.resolve("audit.jsonl");
        try (Node node = NodeTest.start(folder, Map.of(NodeSettings.AUDIT, audit.toString()), warning -> {})) {
            String page = page(node);
            Set<String> names = page.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .collect(Collectors.toCollection(TreeSet::new));
            names.forEach(name -> assertTrue(NAME.matcher(name).matches(), name));
            assertEquals(
                    List.of(),
                    PROMISED.stream().filter(name -> !names.contains(name)).toList());
            Matcher labels = LABEL.matcher(page);
            while (labels.find()) {
                assertTrue(LABELS.contains(labels.group(1)), labels.group(1));
            }
        }
    }

    @Test
    void aRefusedBatchIsCountedByItsReason() throws Exception {
        try (Node node = NodeTest.start(folder, Map.of(), warning -> {})) {
            ManagedChannel channel = NodeTest.channelTo(node);
            try {
                BatchSubmitRequest ungoverned = BatchSubmitRequest.newBuilder()
                        .addPackets(TachyonPacket.newBuilder().setTopicId(1))
                        .build();
                StatusRuntimeException refused = assertThrows(
                        StatusRuntimeException.class,
                        () -> ATRTransportGrpc.newBlockingStub(channel).submitBatch(ungoverned));
                assertEquals(Status.Code.PERMISSION_DENIED, refused.getStatus().getCode());
            } finally {
                channel.shutdownNow();
            }
            List<String> counted = page(node)
                    .lines()
                    .filter(line -> line.startsWith("atr_cp_submit_batches_refused_total{") && !line.endsWith(" 0.0"))
                    .toList();
            assertEquals(
                    List.of("atr_cp_submit_batches_refused_total{reason=\"not_permitted\",transport=\"tcp\"} 1.0"),
                    counted);
        }
    }

    private static String page(Node node) throws Exception {
        String line = node.readyLine();
        Matcher admin = Pattern.compile("admin (http://[0-9.:]+)").matcher(line);
        assertTrue(admin.find(), line);
        URI uri = URI.create(admin.group(1) + "/metrics");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
