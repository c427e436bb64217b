package io.atr.node.serve.config;

import io.atr.node.reach.RunDirectory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folders of a node.
 *
 * @param run sockets and the lock; may be gone after a restart of the machine
 * @param state the journal; stays
 */
record Folders(Path run, Path state) {
    static Folders of(Effective set, Map<String, String> environment) {
        Path run = set.find(NodeSettings.RUN)
                .orElseGet(() -> RunDirectory.standard().path());
        return new Folders(run, set.find(NodeSettings.STATE).orElseGet(() -> standardState(run, environment)));
    }

    private static Path standardState(Path run, Map<String, String> environment) {
        return variable(environment, "XDG_STATE_HOME")
                .or(() -> variable(environment, "HOME").map(home -> home.resolve(".local/state")))
                .map(home -> home.resolve("atr"))
                .orElse(run);
    }

    /** The basic-directory specification has relative paths ignored. */
    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.of(environment.getOrDefault(name, ""))
                .filter(text -> text.startsWith("/"))
                .map(Path::of);
    }
}
