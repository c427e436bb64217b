package io.atr.node.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A strict JSON reader for tests: maps, lists, text, {@link BigDecimal}, booleans and null. */
public final class JsonReader {
    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    public static Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.space();
        if (reader.at != text.length()) {
            throw reader.wrong("the end");
        }
        return value;
    }

    /** Walks down: member names, or indexes of lists. */
    public static Object at(Object value, Object... path) {
        for (Object step : path) {
            if (step instanceof Integer index) {
                value = ((List<?>) value).get(index);
            } else if (((Map<?, ?>) value).containsKey(step)) {
                value = ((Map<?, ?>) value).get(step);
            } else {
                throw new AssertionError("no member " + step + " among " + ((Map<?, ?>) value).keySet());
            }
        }
        return value;
    }

    public static long number(Object value, Object... path) {
        return ((BigDecimal) at(value, path)).longValueExact();
    }

    private Object value() {
        space();
        char c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        take('{');
        for (space(); peek() != '}'; space()) {
            if (!members.isEmpty()) {
                take(',');
                space();
            }
            String name = string();
            space();
            take(':');
            if (members.put(name, value()) != null) {
                throw wrong("a name that was not there before");
            }
        }
        take('}');
        return members;
    }

    private List<Object> list() {
        List<Object> items = new ArrayList<>();
        take('[');
        for (space(); peek() != ']'; space()) {
            if (!items.isEmpty()) {
                take(',');
            }
            items.add(value());
        }
        take(']');
        return items;
    }

    private String string() {
        StringBuilder found = new StringBuilder();
        take('"');
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw wrong("no control character in text");
            }
            found.append(c == '\\' ? escaped() : c);
        }
        take('"');
        return found.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> (char) Integer.parseInt(text.substring(at, at += 4), 16);
            default -> throw wrong("an escape");
        };
    }

    private BigDecimal number() {
        int from = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String found = text.substring(from, at);
        if (!found.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw wrong("a number");
        }
        return new BigDecimal(found);
    }

    private Object word(String word, Object meaning) {
        if (!text.startsWith(word, at)) {
            throw wrong(word);
        }
        at += word.length();
        return meaning;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("more");
        }
        return text.charAt(at);
    }

    private void take(char c) {
        if (peek() != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    private AssertionError wrong(String expected) {
        return new AssertionError("at " + at + " expected " + expected + " in " + text);
    }
}
