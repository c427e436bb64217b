package io.atr.node.revision;

import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The rule files of a verb. */
final class RuleFiles {
    private RuleFiles() {}

    /**
     * Reads files that are all needed.
     *
     * @param err told of everything that is wrong in any of them
     * @throws BrokenRulesException when one cannot be used
     */
    static List<RuleBook> needed(PrintStream err, Path... paths) throws BrokenRulesException {
        List<RuleBook> books = new ArrayList<>();
        int code = 0;
        for (Path path : paths) {
            RuleFile file = RuleFile.read(path);
            if (file.book() != null) {
                books.add(file.book());
            }
            tell(file.failure(), err);
            code = Math.max(code, file.exitCode());
        }
        if (code != 0) {
            throw new BrokenRulesException(code);
        }
        return books;
    }

    /** Refuses to write the JSON document over a file that is read. */
    static void keep(CommandSpec spec, List<Path> files) {
        String target = spec.commandLine().getParseResult().matchedOptionValue("--json", null);
        if (target == null || target.equals("-")) {
            return;
        }
        for (Path file : files) {
            if (isSame(Path.of(target), file)) {
                throw new ParameterException(
                        spec.commandLine(), "--json " + target + ": is a file of rules to read; name another file");
            }
        }
    }

    private static void tell(@Nullable RulesException failure, PrintStream err) {
        if (failure == null) {
            return;
        }
        failure.findings().forEach(finding -> err.println("atr: " + finding));
        if (failure.omitted() > 0) {
            err.println("     ... and " + failure.omitted() + " more");
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return one.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize())
                    || Files.isSameFile(one, other);
        } catch (IOException e) {
            return false; // one of them is not there
        }
    }
}
