package io.atr.node.replay;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast a capture is replayed.
 *
 * @param factor seconds of capture time in one of the wall's; infinite for as fast as it goes
 */
record Speed(double factor) {
    /** As fast as it goes. */
    static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    private static final String MAX_TEXT = "max";

    boolean isPaced() {
        return !equals(MAX);
    }

    /** When something is due, in nanoseconds after the beginning. */
    long due(long captureNanos) {
        return isPaced() ? (long) (captureNanos / factor) : 0;
    }

    @Override
    public String toString() {
        if (!isPaced()) {
            return MAX_TEXT;
        }
        return factor == Math.rint(factor) && factor < 1e15 ? Long.toString((long) factor) : Double.toString(factor);
    }

    /** Reads {@code max}, or a number above 0. */
    static final class Reader implements ITypeConverter<Speed> {
        @Override
        public Speed convert(String text) {
            if (text.equalsIgnoreCase(MAX_TEXT)) {
                return MAX;
            }
            try {
                double factor = Double.parseDouble(text);
                if (factor > 0 && Double.isFinite(factor)) {
                    return new Speed(factor);
                }
            } catch (NumberFormatException e) {
                throw refused(text);
            }
            throw refused(text);
        }

        private static TypeConversionException refused(String text) {
            return new TypeConversionException("'" + text
                    + "' is no speed; write max, 1 for the capture's own pace, or a factor such as 10 or 0.5");
        }
    }
}
