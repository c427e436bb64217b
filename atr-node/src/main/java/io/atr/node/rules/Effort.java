package io.atr.node.rules;

/** Counts steps of work whose amount a file's author decides, up to a bound. One thread. */
final class Effort {
    private long left;

    Effort(long steps) {
        left = steps;
    }

    void spend(long steps) {
        left -= steps;
    }

    boolean isExhausted() {
        return left < 0;
    }
}
