package io.atr.node.desk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How rules are kept.
 *
 * @param journal the folder of the journal; made if it is not there
 * @param rulesFile what the node starts with and reads again when told to, or null
 * @param who on whose behalf the node starts
 * @param adoption how long a change waits until every shard judges by it; zero not to wait
 * @param clock what the journal's times are of
 * @param warnings told, a line each, what is odd but does no harm; called by whoever changes rules
 */
public record DeskSettings(
        Path journal,
        @Nullable Path rulesFile,
        String who,
        Duration adoption,
        InstantSource clock,
        Consumer<String> warnings) {
    /** The usual patience, and the machine's clock. */
    public static DeskSettings of(Path journal, @Nullable Path rulesFile, Consumer<String> warnings) {
        String user = System.getProperty("user.name", "unknown");
        return new DeskSettings(journal, rulesFile, user, Duration.ofSeconds(1), InstantSource.system(), warnings);
    }
}
