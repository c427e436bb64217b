package io.atr.bench.machine;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.platform.Affinity;

/**
 * The two processors of a comparison.
 *
 * @param client of the thread that publishes and subscribes
 * @param stage of the thread that governs
 */
public record Cpus(int client, int stage) {
    /** Pins nothing: for tests of everything but speed. */
    public static final Cpus ANYWHERE = new Cpus(PinnedThread.ANYWHERE, PinnedThread.ANYWHERE);

    /** As {@link #parse} reads it. */
    public String toText() {
        return client + "," + stage;
    }

    /** Reads {@code 0,1}. */
    public static Cpus parse(String text) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == 2) {
                Cpus cpus = new Cpus(Integer.parseInt(parts[0].trim()), Integer.parseInt(parts[1].trim()));
                if (cpus.client != cpus.stage && cpus.client >= 0 && cpus.stage >= 0) {
                    return cpus;
                }
            }
        } catch (NumberFormatException notANumber) {
            // answered below, together with other nonsense
        }
        throw new CommandException(
                ExitCode.USAGE, "--cpus " + text + ": two different processors are needed, such as --cpus 0,1");
    }

    /** Makes sure that threads can be pinned to both. */
    public void check() {
        int usable = Runtime.getRuntime().availableProcessors();
        if (usable < 2) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "two processors are needed, one for publisher and subscriber and one for the governing stage;"
                            + " this process may use only one. Run it on a machine or in a container with two");
        }
        for (int cpu : new int[] {client, stage}) {
            int refused = PinnedThread.call(PinnedThread.ANYWHERE, "atr-bench-pin", () -> Affinity.pin(cpu));
            if (refused != 0) {
                throw new CommandException(
                        ExitCode.UNAVAILABLE,
                        "no thread can be pinned to processor " + cpu + " (errno " + -refused
                                + "); name others with --cpus, such as --cpus 0,1");
            }
        }
    }
}
