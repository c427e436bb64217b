package io.atr;

/** Lets tests of other packages see what a bus shows to its own. */
public final class BusPeek {
    private BusPeek() {}

    /** Places of publishers and subscribers that are taken. */
    public static int placesTaken(Bus bus) {
        return bus.placesTaken();
    }
}
