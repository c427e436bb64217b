package io.atr.node.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Administration over HTTP: {@code /metrics}, {@code /livez} and {@code /readyz}. Each request has a virtual thread; more
 * than {@link #AT_ONCE} at once are answered 503.
 */
public final class AdminServer implements AutoCloseable {
    /** Requests that are worked on at once. */
    public static final int AT_ONCE = 16;

    private static final int BACKLOG = 64;
    private static final String PATHS = "there are /metrics, /livez and /readyz (?verbose says what is missing)\n";
    private static final List<String> METHODS = List.of("GET", "HEAD");

    private final HttpServer server;
    private final ExecutorService threads;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Readiness readiness;
    private final MetricsPage metrics;

    private AdminServer(HttpServer server, Readiness readiness, MetricsPage metrics) {
        this.server = server;
        this.readiness = readiness;
        this.metrics = metrics;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("atr-admin-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /**
     * Listens from now on.
     *
     * @throws IOException when the address cannot be had
     */
    public static AdminServer start(InetSocketAddress address, Readiness readiness, MetricsPage metrics)
            throws IOException {
        AdminServer admin = new AdminServer(HttpServer.create(address, BACKLOG), readiness, metrics);
        admin.server.start();
        return admin;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Listens no more; requests that are being answered are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean admitted = room.tryAcquire();
        try (exchange) {
            Answer answer =
                    admitted ? answerTo(exchange) : Answer.text(503, "too many requests at once; come back later\n");
            send(exchange, answer);
        } finally {
            if (admitted) {
                room.release();
            }
        }
    }

    private Answer answerTo(HttpExchange exchange) throws IOException {
        if (!METHODS.contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Answer.text(405, "only GET and HEAD\n");
        }
        String query = exchange.getRequestURI().getQuery();
        boolean verbose = query != null && List.of(query.split("&", -1)).contains("verbose");
        return switch (exchange.getRequestURI().getPath()) {
            case "/metrics" -> {
                MetricsPage.Page page =
                        metrics.write(exchange.getRequestHeaders().getFirst("Accept"));
                yield new Answer(200, page.contentType(), page.body().toByteArray());
            }
            case "/livez" -> Answer.text(200, "ok\n");
            case "/readyz" -> Answer.text(readiness.isReady() ? 200 : 503, verbose ? report() : word());
            default -> Answer.text(404, PATHS);
        };
    }

    private String word() {
        return readiness.isReady() ? "ok\n" : "not ready: " + String.join(", ", readiness.missing()) + "\n";
    }

    private String report() {
        StringBuilder report = new StringBuilder();
        for (Readiness.Step step : Readiness.Step.values()) {
            line(report, readiness.isDone(step), step.words());
        }
        readiness.lasting().forEach((words, holds) -> line(report, holds, words));
        if (readiness.isEnding()) {
            line(report, false, "the node is ending");
        }
        return report.append(readiness.isReady() ? "ready\n" : "not ready\n").toString();
    }

    private static void line(StringBuilder report, boolean holds, String words) {
        report.append(holds ? "[+] " : "[-] ").append(words).append('\n');
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.code, head ? -1 : answer.body.length);
        if (!head) {
            exchange.getResponseBody().write(answer.body);
        }
    }

    private static final class Answer {
        private final int code;
        private final String contentType;
        private final byte[] body;

        Answer(int code, String contentType, byte[] body) {
            this.code = code;
            this.contentType = contentType;
            this.body = body;
        }

        static Answer text(int code, String text) {
            return new Answer(code, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
