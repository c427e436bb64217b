package io.atr.node.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code --json} writes to: standard output, or a {@link WholeFile}. Whether the place can be written is looked at
 * when the command starts, not after a minute of work.
 */
public final class JsonOut {
    private static final String OPTION = "--json";

    private final @Nullable WholeFile file;
    private final PrintStream out;

    private JsonOut(@Nullable WholeFile file, PrintStream out) {
        this.file = file;
        this.out = out;
    }

    /**
     * A place to write to.
     *
     * @param target a path, or {@code -} for {@code out}
     * @throws CommandException when nothing can be written there
     */
    public static JsonOut to(String target, PrintStream out) {
        return new JsonOut(target.equals("-") ? null : WholeFile.at(OPTION, target), out);
    }

    /** Whether the document goes to standard output, which then must carry nothing else. */
    public boolean isStdout() {
        return file == null;
    }

    /**
     * Writes one document.
     *
     * @param document see {@link JsonObject#put} for what may be in it
     * @throws CommandException when it could not be written wholly; then nothing appears in the file's place
     */
    public void write(Object document) {
        String text = JsonText.of(document) + "\n";
        if (file != null) {
            file.write(text);
            return;
        }
        out.print(text);
        if (out.checkError()) {
            throw new CommandException(ExitCode.UNAVAILABLE, OPTION + " -: standard output does not take it");
        }
    }
}
