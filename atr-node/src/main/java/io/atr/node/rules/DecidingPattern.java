package io.atr.node.rules;

/**
 * A pattern of a sender that has a say about a topic.
 *
 * @param line where it stands, from 1
 * @param column from 1, in characters
 * @param denies whether it stands under {@code deny}; else under {@code publish}
 * @param pattern as it was written
 * @param whole whether it covers all that the topic's name stands for; one that denies may meet a part only
 */
public record DecidingPattern(int line, int column, boolean denies, String pattern, boolean whole) {}
