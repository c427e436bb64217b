package io.atr.node.revision;

import io.atr.node.cli.ExitCode;
import io.atr.node.replay.RulesFile;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A rule file after an attempt to read it. Immutable.
 *
 * @param path as it was given
 * @param book its content, or null when it cannot be used
 * @param failure why it cannot be used, or null
 */
record RuleFile(
        Path path, @Nullable RuleBook book, @Nullable RulesException failure) {
    static RuleFile read(Path path) {
        try {
            return new RuleFile(path, RulesReader.read(path), null);
        } catch (RulesException e) {
            return new RuleFile(path, null, e);
        }
    }

    /** What the process answers for this file: 0 when it can be used. */
    int exitCode() {
        return failure == null ? ExitCode.OK : RulesFile.exitCode(failure);
    }
}
