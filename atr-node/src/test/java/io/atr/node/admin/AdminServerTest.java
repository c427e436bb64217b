package io.atr.node.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.admin.Readiness.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminServerTest {
    private final Readiness readiness = new Readiness();
    private final CountDownLatch entered = new CountDownLatch(AdminServer.AT_ONCE);
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile boolean slow;
    private AdminServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws IOException {
        MetricsPage page = new MetricsPage(List.of(figures -> {
            if (slow) {
                entered.countDown();
                awaitRelease();
            }
            figures.counter("atr_gov_ruleset_swaps_total", "Swaps.", 7);
        }));
        server = AdminServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), readiness, page);
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.close();
        client.close();
    }

    @Test
    void readinessFollowsItsSteps() throws Exception {
        for (Step step : Step.values()) {
            HttpResponse<String> before = get("/readyz?verbose");
            assertEquals(503, before.statusCode());
            assertTrue(before.body().contains("[-] " + step.words()), before.body());
            assertTrue(get("/readyz").body().contains(step.words()));
            readiness.done(step);
            assertTrue(get("/readyz?verbose").body().contains("[+] " + step.words()));
        }
        assertEquals(200, get("/readyz").statusCode());
        assertEquals("ok\n", get("/readyz").body());
        readiness.end();
        assertEquals(503, get("/readyz").statusCode());
        assertEquals(200, get("/livez").statusCode());
    }

    @Test
    void metricsComeInTheFormatThatIsAskedFor() throws Exception {
        HttpResponse<String> text = get("/metrics");
        assertEquals(200, text.statusCode());
        assertTrue(text.headers().firstValue("Content-Type").orElse("").startsWith("text/plain; version=0.0.4"));
        assertTrue(text.body().contains("atr_gov_ruleset_swaps_total 7.0\n"), text.body());
        HttpResponse<String> open = client.send(
                request("/metrics")
                        .header("Accept", "application/openmetrics-text; version=1.0.0")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertTrue(open.headers().firstValue("Content-Type").orElse("").startsWith("application/openmetrics-text"));
        assertTrue(open.body().endsWith("# EOF\n"), open.body());
    }

    @Test
    void otherPathsAndMethodsAreRefusedWithAHint() throws Exception {
        HttpResponse<String> lost = get("/metricsx");
        assertEquals(404, lost.statusCode());
        assertTrue(lost.body().contains("/metrics, /livez and /readyz"));
        HttpResponse<String> posted = client.send(
                request("/metrics")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(405, posted.statusCode());
        assertEquals("GET, HEAD", posted.headers().firstValue("Allow").orElse(""));
        HttpResponse<String> head = client.send(
                request("/livez")
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
    }

    @Test
    void tooManyRequestsAtOnceAreRefusedNotQueued() throws Exception {
        slow = true;
        List<CompletableFuture<HttpResponse<String>>> waiting = java.util.stream.IntStream.range(0, AdminServer.AT_ONCE)
                .mapToObj(i -> client.sendAsync(request("/metrics").build(), HttpResponse.BodyHandlers.ofString()))
                .toList();
        entered.await();
        assertEquals(503, get("/metrics").statusCode());
        release.countDown();
        for (CompletableFuture<HttpResponse<String>> answer : waiting) {
            assertEquals(200, answer.get().statusCode());
        }
        slow = false;
        assertEquals(200, get("/metrics").statusCode());
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }
}
