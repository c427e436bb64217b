package io.atr.verify.redline;

/** What the packets' way must not do. */
public enum RedLine {
    /** A lock, read-write locks included. */
    LOCK("15.scan"),
    /** A monitor, synchronized methods included. */
    MONITOR("15.scan"),
    /** An object, an array, a box, a lambda that captures. */
    ALLOCATION("15.scan"),
    /** A map, or a set that is one. */
    MAP("15.scan"),
    /** Any other collection, iterator or stream. */
    COLLECTION("15.scan"),
    /** Text, constants included. */
    STRING("15.scan"),
    /** JSON. */
    JSON("15.scan"),
    /** An exception thrown or caught; one that only passes by is not. */
    EXCEPTION("15.scan"),
    /** Whatever may wait: sleeping, parking, input and output, native code. */
    BLOCKING("15.scan"),
    /** A loop or a recursion of a method that does not say what bounds it. */
    LOOP("15.scan"),
    /** Any other call out of the data plane that is no listed leaf, or one that nothing here answers. */
    CALL("15.scan"),
    /** In governance: anything but loads, stores, bits, integer compares, sums and the listed products. */
    OPERATION("6.ops"),
    /** For each packet: a reference loaded that is not the same for every packet. */
    CHASE("7.chase");

    private final String row;

    RedLine(String row) {
        this.row = row;
    }

    /** The row of the contract that it belongs to. */
    public String row() {
        return row;
    }
}
