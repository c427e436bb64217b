package io.atr.verify.compare;

/** What the pairs say of a figure. */
public enum Change {
    /** Worse beyond the spread of the pairs. */
    SLOWER("slower"),
    /** Better beyond it. */
    FASTER("faster"),
    /** Within it. */
    NONE("no difference"),
    /** There is one pair, and nothing says how its figure spreads. */
    UNKNOWN("one pair, no spread");

    private final String words;

    Change(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
