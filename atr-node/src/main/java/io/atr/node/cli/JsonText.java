package io.atr.node.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON: members one a line, lists of plain values on one line. A number that is not finite becomes null. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();
    private int depth;

    private JsonText() {}

    /** The text of a value; see {@link JsonObject#put} for what may be in it. */
    static String of(@Nullable Object value) {
        JsonText writer = new JsonText();
        writer.value(value);
        return writer.text.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case JsonObject object -> object(object.members());
            case Map<?, ?> map -> object(map);
            case Iterable<?> list -> list(list);
            case Object[] list -> list(Arrays.asList(list));
            case long[] list -> list(Arrays.stream(list).boxed().toList());
            case double[] list -> list(Arrays.stream(list).boxed().toList());
            case Number number -> number(number);
            case Boolean flag -> text.append(flag);
            case Enum<?> constant -> string(constant.name());
            case CharSequence some -> string(some);
            default ->
                throw new IllegalArgumentException(
                        "no JSON for " + value.getClass().getName());
        }
    }

    private void number(Number number) {
        boolean integer = number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger
                || number instanceof BigDecimal;
        if (integer) {
            text.append(number);
        } else {
            double value = number.doubleValue();
            text.append(Double.isFinite(value) ? Double.toString(value) : "null");
        }
    }

    private void object(Map<?, ?> members) {
        text.append('{');
        depth++;
        Iterator<? extends Map.Entry<?, ?>> left = members.entrySet().iterator();
        while (left.hasNext()) {
            Map.Entry<?, ?> member = left.next();
            newLine();
            string(String.valueOf(member.getKey()));
            text.append(": ");
            value(member.getValue());
            text.append(left.hasNext() ? "," : "");
        }
        depth--;
        if (!members.isEmpty()) {
            newLine();
        }
        text.append('}');
    }

    private void list(Iterable<?> items) {
        boolean nested = false;
        for (Object item : items) {
            nested |= item instanceof JsonObject || item instanceof Map || item instanceof Iterable;
        }
        text.append('[');
        depth++;
        Iterator<?> left = items.iterator();
        while (left.hasNext()) {
            if (nested) {
                newLine();
            }
            value(left.next());
            text.append(left.hasNext() ? nested ? "," : ", " : "");
        }
        depth--;
        if (nested) {
            newLine();
        }
        text.append(']');
    }

    private void string(CharSequence some) {
        text.append('"');
        for (int i = 0; i < some.length(); i++) {
            character(some.charAt(i), some, i);
        }
        text.append('"');
    }

    private void character(char c, CharSequence some, int i) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < ' ' || c == 0x7F || c == 0x2028 || c == 0x2029 || isLone(c, some, i)) {
                    escape(c);
                } else {
                    text.append(c);
                }
            }
        }
    }

    /** Half a surrogate pair has no UTF-8 form; escaped it survives. */
    private static boolean isLone(char c, CharSequence some, int i) {
        if (Character.isHighSurrogate(c)) {
            return i + 1 == some.length() || !Character.isLowSurrogate(some.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(some.charAt(i - 1)));
    }

    private void escape(char c) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEX.charAt(c >>> shift & 15));
        }
    }

    private void newLine() {
        text.append('\n').append("  ".repeat(depth));
    }
}
