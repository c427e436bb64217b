package io.atr.node.serve.config;

/**
 * How values of one type are written. Stateless; any thread.
 *
 * @param <T> the type
 */
public interface Kind<T> {
    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException when it is none; the message goes on after the text: what is wrong, and what to
     *     write instead
     */
    T read(String text);

    /** A text that reads as the value, wherever the process runs. */
    default String write(T value) {
        return String.valueOf(value);
    }

    /** What stands for the value in help texts. */
    String label();
}
