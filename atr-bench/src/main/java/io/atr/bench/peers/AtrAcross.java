package io.atr.bench.peers;

import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.bench.machine.Cpus;
import io.atr.node.cli.Atr;
import io.atr.platform.Affinity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The shard in a process of its own, reached through shared memory. */
final class AtrAcross implements AtrSide {
    private final Process process;
    private final Path folder;
    private final AtrConnected connection;

    AtrAcross(Setup setup, Shape shape) {
        try {
            this.folder = Files.createTempDirectory("atr-bench");
            Path socket = folder.resolve("node.sock");
            this.process = start(command(setup, shape, socket), setup.cpus());
            awaitReady(process);
            this.connection = new AtrConnected(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Publication publish(PublicationOptions options) {
        return connection.publish(options);
    }

    @Override
    public Subscription subscribe(SubscriptionOptions options) {
        return connection.subscribe(options);
    }

    /** The other process ends with its standard input. */
    @Override
    public void close() {
        connection.close();
        try {
            process.getOutputStream().close();
            process.waitFor();
            Files.deleteIfExists(folder.resolve("node.sock.lock"));
            Files.deleteIfExists(folder.resolve("node.sock"));
            Files.deleteIfExists(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    private static void awaitReady(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        if (!AtrNode.READY.equals(line)) {
            throw new IOException("the node's process did not start; it said " + line);
        }
    }

    private static List<String> command(Setup setup, Shape shape, Path socket) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Atr.class.getName(), "bench", "node"));
        command.addAll(List.of(
                "--socket", socket.toString(), "--workload", setup.workload().name()));
        command.addAll(List.of("--lane", "" + shape.ring(), "--log", "" + shape.second()));
        command.addAll(List.of("--cpu", "" + setup.cpus().stage(), "--publishers", "" + setup.publishers()));
        return command;
    }
}
