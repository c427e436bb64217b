package io.atr.shard;

/**
 * Classes of durations, eight to an octave: a class is at most an eighth of its lower end wide. Single nanoseconds up to 15,
 * all that is longer than {@code 2^18 - 1} in the last class. Integers only, no division: a shard sorts with it.
 */
public final class TimeClasses {
    /** How many there are. */
    public static final int COUNT = 128;

    /** Classes of one octave, above the first 16 nanoseconds. */
    public static final int PER_OCTAVE = 8;

    private static final int SHIFT = 3;

    private TimeClasses() {}

    /** The class of a duration of 0 or more. */
    public static int of(long units) {
        if (units < PER_OCTAVE) {
            return (int) units;
        }
        int octave = 63 - Long.numberOfLeadingZeros(units) - SHIFT;
        int within = (int) (units >>> octave) & (PER_OCTAVE - 1);
        return Math.min(COUNT - 1, ((octave + 1) << SHIFT) + within);
    }

    /** The shortest duration of a class; of {@link #COUNT}, the first that has none. */
    public static long from(int timeClass) {
        int octave = (timeClass >>> SHIFT) - 1;
        return octave < 0 ? timeClass : (long) (PER_OCTAVE + (timeClass & (PER_OCTAVE - 1))) << octave;
    }
}
