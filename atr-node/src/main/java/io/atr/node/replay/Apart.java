package io.atr.node.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Sees to it that nothing is written over what is read, or written twice. */
public final class Apart {
    private Apart() {}

    /**
     * Looks at an option that names a file to write.
     *
     * @param target what it names; null and {@link CsvTarget#STDOUT} are no files
     * @param others files with another purpose
     * @throws ParameterException when it is one of them
     */
    public static void check(CommandSpec spec, String option, @Nullable String target, Path... others) {
        for (Path other : others) {
            if (target != null && !CsvTarget.STDOUT.equals(target) && isSame(Path.of(target), other)) {
                throw new ParameterException(
                        spec.commandLine(),
                        option + " " + target + ": is needed for something else already; name another file");
            }
        }
    }

    /**
     * Looks at two options that name files to write.
     *
     * @throws ParameterException when they name the same file, or standard output both
     */
    public static void checkBoth(
            CommandSpec spec, String option, @Nullable String target, String otherOption, @Nullable String other) {
        if (target == null || other == null) {
            return;
        }
        if (CsvTarget.STDOUT.equals(target) && CsvTarget.STDOUT.equals(other)) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " - and " + otherOption
                            + " -: standard output takes one of them; name a file for the other");
        }
        if (!CsvTarget.STDOUT.equals(other)) {
            check(spec, option, target, Path.of(other));
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
