package io.atr.node.serve.config;

import io.atr.node.cli.ExitCode;

/**
 * Where a value came from.
 *
 * @param layer which of the four
 * @param where the place within it: a file with line and column, a variable, a flag; empty for defaults
 */
public record Origin(Layer layer, String where) {
    /** Of values that nobody gave. */
    public static final Origin DEFAULT = new Origin(Layer.DEFAULT, "");

    /** The layers; a later one has the last word. */
    public enum Layer {
        /** What holds when nobody says anything. */
        DEFAULT("default"),
        /** The configuration file. */
        FILE("file"),
        /** The process's environment. */
        ENVIRONMENT("environment"),
        /** The command line. */
        FLAG("flag");

        private final String word;

        Layer(String word) {
            this.word = word;
        }
    }

    /** What the process answers when the value makes no sense. */
    public int exitCode() {
        return layer == Layer.FLAG ? ExitCode.USAGE : ExitCode.BAD_CONFIG;
    }

    @Override
    public String toString() {
        return where.isEmpty() ? layer.word : layer.word + " " + where;
    }
}
