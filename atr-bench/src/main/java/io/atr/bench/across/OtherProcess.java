package io.atr.bench.across;

import io.atr.bench.machine.Cpus;
import io.atr.node.cli.Atr;
import io.atr.platform.Affinity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Another JVM with this one's options that runs a hidden verb of {@code atr bench} and serves a bridge at {@link #socket}.
 * The two talk by lines, and it ends with its standard input. One thread.
 */
public final class OtherProcess implements AutoCloseable {
    /** What it says when clients may come. */
    public static final String READY = "ready";

    private final Path folder;
    private final Process process;
    private final BufferedReader lines;

    /**
     * Starts it, and waits until it is ready.
     *
     * @param cpus of client and shard, both of which it may use
     * @param verb with its options; {@code --socket PATH} is added
     */
    public OtherProcess(Cpus cpus, List<String> verb) {
        try {
            this.folder = Files.createTempDirectory("atr-bench");
            this.process = start(command(verb, socket()), cpus);
            this.lines = process.inputReader(StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        String line = answer();
        if (!READY.equals(line)) {
            throw new IllegalStateException("the node's process did not start; it said " + line);
        }
    }

    /** Where its bridge listens. */
    public Path socket() {
        return folder.resolve("node.sock");
    }

    /** Says a line to it, and answers the line that it says next. */
    public String ask(String line) {
        try {
            OutputStream to = process.getOutputStream();
            to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException("the node's process has ended", gone);
        }
        return answer();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
            Files.deleteIfExists(folder.resolve("node.sock.lock"));
            Files.deleteIfExists(socket());
            Files.deleteIfExists(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String answer() {
        try {
            return String.valueOf(lines.readLine());
        } catch (IOException gone) {
            throw new UncheckedIOException("the node's process has ended", gone);
        }
    }

    /** A process inherits the processors of the thread that starts it: pinned to one, its compiler would share the client's. */
    private static Process start(List<String> command, Cpus cpus) throws IOException {
        BitSet own = Affinity.current();
        BitSet both = (BitSet) own.clone();
        if (cpus.client() >= 0 && cpus.stage() >= 0) {
            both.set(cpus.client());
            both.set(cpus.stage());
        }
        Affinity.bind(both);
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } finally {
            Affinity.bind(own);
        }
    }

    private static List<String> command(List<String> verb, Path socket) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Atr.class.getName(), "bench"));
        command.addAll(verb);
        command.addAll(List.of("--socket", socket.toString()));
        return command;
    }
}
