package io.atr.house;

/**
 * One breach of a house rule.
 *
 * @param where the file, with a line where there is one, or the class
 * @param what the breach, and what to do instead
 */
record Finding(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
