package io.atr.node.demo;

/** How a demo's seconds are spent. Immutable. */
record Timetable(int seconds) {
    private static final double WARM_UP_SHARE = 0.06;
    private static final double LONGEST_WARM_UP = 1.5;
    private static final long SWAPS = 100_000;
    private static final double HICCUP_SHARE = 0.01;

    /** Running in before anything is measured, in nanoseconds. */
    long warmUpNanos() {
        return nanos(Math.min(LONGEST_WARM_UP, seconds * WARM_UP_SHARE));
    }

    /** Listening to the machine alone. */
    long hiccupNanos() {
        return nanos(seconds * HICCUP_SHARE);
    }

    /** How many stretches an act has, each about a second. */
    int windows(Act act) {
        return (int) Math.max(1, Math.round(actNanos(act) / 1e9));
    }

    /** How long each of them is. */
    long windowNanos(Act act) {
        return actNanos(act) / windows(act);
    }

    /** When an act is over at the latest, in nanoseconds after the first began. */
    long endNanos(Act act) {
        long sum = 0;
        for (Act each : Act.values()) {
            sum += each.compareTo(act) <= 0 ? actNanos(each) : 0;
        }
        return sum;
    }

    /** The time between two swaps of {@link Act#SWAP_STORM}, in nanoseconds. */
    long swapPeriodNanos() {
        return Math.max(1, actNanos(Act.SWAP_STORM) / SWAPS);
    }

    /** How often the storm swaps. */
    double swapsPerSecond() {
        return 1e9 / (double) swapPeriodNanos();
    }

    private long actNanos(Act act) {
        return Math.round((nanos(seconds) - warmUpNanos() - hiccupNanos()) * act.share());
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
