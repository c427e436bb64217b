package io.atr.node.rules;

/** Text of a file as messages show it: on one line, short, and harmless to a terminal. */
public final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /** The text, cut where it is long. */
    public static String of(String text) {
        boolean tooLong = text.codePointCount(0, text.length()) > LONGEST;
        return tooLong ? whole(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "..." : whole(text);
    }

    /** The same at its full length, for paths. */
    public static String whole(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isPlain(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(code(point));
            }
        });
        return shown.toString();
    }

    /** A character that cannot be shown itself. */
    static String code(int point) {
        return String.format("U+%04X", point);
    }

    /** Whether a character takes one place of a line and changes nothing around it. */
    static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
