package io.atr.verify.html;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes a page, element by element; whatever is not a name is escaped. What it writes is XML as well, so that a parser
 * can tell whether it is sound. One thread.
 */
final class Html {
    private static final char UNKNOWN = '\uFFFD';

    private final StringBuilder text = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn
     */
    Html open(String name, String... attributes) {
        start(name, attributes).append('>');
        open.push(name);
        return this;
    }

    /** Ends the element that was begun last. */
    Html close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Ends the element that was begun last, and the line. */
    Html closeLine() {
        close();
        text.append('\n');
        return this;
    }

    /** Words. */
    Html text(String words) {
        escape(words);
        return this;
    }

    /** An element that holds words only. */
    Html leaf(String name, String words, String... attributes) {
        return open(name, attributes).text(words).close();
    }

    /** An element that never holds anything; in HTML that is up to its name: {@code meta}, {@code input}, those of SVG. */
    Html empty(String name, String... attributes) {
        start(name, attributes).append("/>");
        return this;
    }

    /** Style or script of ours, as it is; neither {@code <} nor {@code &} may be in it, so it cannot end early. */
    Html ours(String name, String content) {
        if (content.indexOf('<') >= 0 || content.indexOf('&') >= 0) {
            throw new IllegalArgumentException("the page's own " + name + " has a < or & in it");
        }
        text.append('<')
                .append(name)
                .append('>')
                .append(content)
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    /** The page so far; all elements have ended. */
    String page() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("these elements have not ended: " + open);
        }
        return "<!DOCTYPE html>\n" + text + "\n";
    }

    private StringBuilder start(String name, String... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            text.append('"');
        }
        return text;
    }

    private void escape(String words) {
        words.codePoints().forEach(this::escape);
    }

    private void escape(int c) {
        switch (c) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append("&quot;");
            case '\'' -> text.append("&#39;");
            case '\n', '\t' -> text.append((char) c);
            default -> text.appendCodePoint(isSound(c) ? c : UNKNOWN);
        }
    }

    /** Neither control characters nor half a surrogate pair have a place in a page. */
    private static boolean isSound(int c) {
        return !Character.isISOControl(c) && !(c >= 0xD800 && c <= 0xDFFF) && (c & 0xFFFE) != 0xFFFE;
    }
}
