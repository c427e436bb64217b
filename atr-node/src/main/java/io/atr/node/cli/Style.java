package io.atr.node.cli;

import java.util.regex.Pattern;

/** Colours and weights of text, or none: the same calls for a terminal and for a file. Immutable; any thread. */
public final class Style {
    private static final Style PLAIN = new Style(false);
    private static final Style COLOURED = new Style(true);
    private static final Pattern CODES = Pattern.compile("\u001b\\[[0-9;]*m");

    private final boolean coloured;

    private Style(boolean coloured) {
        this.coloured = coloured;
    }

    /** Coloured on a live terminal, unless the user has set {@code NO_COLOR}. */
    public static Style of(boolean live) {
        String refused = System.getenv("NO_COLOR");
        return live && (refused == null || refused.isEmpty()) ? COLOURED : PLAIN;
    }

    /** Always coloured, or never. */
    static Style fixed(boolean coloured) {
        return coloured ? COLOURED : PLAIN;
    }

    /** What matters. */
    public String bold(String text) {
        return wrap("1", text);
    }

    /** What may be passed over. */
    public String dim(String text) {
        return wrap("2", text);
    }

    /** What is well. */
    public String good(String text) {
        return wrap("32", text);
    }

    /** What is not. */
    public String bad(String text) {
        return wrap("31", text);
    }

    /** What deserves a second look. */
    public String warn(String text) {
        return wrap("33", text);
    }

    /** Names and headings. */
    public String accent(String text) {
        return wrap("36", text);
    }

    /** Columns that a text takes on the screen. */
    public static int width(String text) {
        String bare = text.indexOf('\u001b') < 0 ? text : CODES.matcher(text).replaceAll("");
        return bare.codePointCount(0, bare.length());
    }

    private String wrap(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
