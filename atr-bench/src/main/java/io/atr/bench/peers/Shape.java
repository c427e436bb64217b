package io.atr.bench.peers;

/**
 * How large a contestant's rings are, and how it is used.
 *
 * @param ring packets in the ring or queue to the governing stage, a power of two
 * @param second packets in the one from there to the subscriber (ATR's log), a power of two; 0 where there is none
 * @param batch packets that are published together, a divisor of {@code ring}
 * @param style how it is used, where there is a choice
 */
public record Shape(int ring, int second, int batch, Style style) {
    /** A choice that is measured too. */
    public enum Style {
        /** The only way. */
        PLAIN(""),
        /** The verdicts of 64 events are the bits of one word beside the ring. */
        MARKS_IN_WORDS("verdicts in words"),
        /** Each event object carries its verdict. */
        MARKS_IN_EVENTS("verdicts in events"),
        /** Messages are judged one by one where they lie, and copied on. */
        ONE_BY_ONE("judged one by one"),
        /** Messages are copied out, judged 64 at a time, and copied on. */
        COPIED_OUT("judged in 64s"),
        /** One by one, and the media driver has a thread of its own. */
        DRIVER_THREAD("driver thread");

        private final String label;

        Style(String label) {
            this.label = label;
        }
    }

    /** In one short phrase. */
    public String label() {
        String rings = second == 0 ? "ring " + ring : "rings " + ring + "+" + second;
        return rings + ", batch " + batch + (style == Style.PLAIN ? "" : ", " + style.label);
    }
}
