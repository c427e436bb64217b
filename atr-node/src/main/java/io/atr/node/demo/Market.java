package io.atr.node.demo;

import io.atr.governance.TopicSet;

/** The topics of the demo: one for the orders of each symbol, the busiest first, and a few others. */
final class Market {
    /** Symbols that are traded; their topics are 0..SYMBOLS-1. */
    static final int SYMBOLS = 1024;

    /** Where the runaway algorithm sends its quotes. */
    static final int QUOTES = SYMBOLS;

    /** What the intruder may publish on, and does not. */
    static final int NEWS = SYMBOLS + 1;

    /** Where probes go. */
    static final int PROBES = SYMBOLS + 2;

    /** Topic ids that the bus makes room for. */
    static final int TOPIC_IDS = 2048;

    /** Sender ids that the bus makes room for. */
    static final int SENDER_IDS = 128;

    /** The symbol that will be halted: the busiest one. */
    static final int HALTED = 0;

    /** How many of the busiest symbols the dashboard shows. */
    static final int SHOWN = 10;

    private static final String[] KNOWN = {"ACME", "GLOBEX", "INITECH", "UMBRA", "HOOLI", "VANDELAY", "STARK", "WONKA"};

    private Market() {}

    /** Every symbol's topic. */
    static TopicSet symbols() {
        return TopicSet.range(0, SYMBOLS - 1);
    }

    /** A topic's name. */
    static String name(int topic) {
        return switch (topic) {
            case QUOTES -> "quotes.algo13";
            case NEWS -> "news";
            case PROBES -> "probes";
            default -> "orders." + symbol(topic);
        };
    }

    /** A symbol's name. */
    static String symbol(int topic) {
        return topic < KNOWN.length ? KNOWN[topic] : "SYM" + topic;
    }
}
