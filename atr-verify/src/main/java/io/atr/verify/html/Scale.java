package io.atr.verify.html;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis: which part of the way from its low end to its high end a value is.
 *
 * @param low above 0 where it is logarithmic
 * @param high above low
 * @param log whether equal ratios are equally far apart
 */
record Scale(double low, double high, boolean log) {
    /** From 0 to a round number that is no less than {@code most}. */
    static Scale fromZero(double most) {
        double step = step(most, 5);
        return new Scale(0, Math.max(step, step * Math.ceil(most / step - 1e-9)), false);
    }

    /** Whole decades around two values above 0. */
    static Scale decades(double low, double high) {
        double first = Math.floor(Math.log10(low) + 1e-9);
        return new Scale(
                Math.pow(10, first), Math.pow(10, Math.max(first + 1, Math.ceil(Math.log10(high) - 1e-9))), true);
    }

    /** 0 at the low end, 1 at the high one; values beyond lie on an end. */
    double part(double value) {
        double part = log ? Math.log(Math.max(value, low) / low) / Math.log(high / low) : (value - low) / (high - low);
        return Math.clamp(part, 0, 1);
    }

    /** Round numbers to mark: powers of ten, or about {@code number} in equal steps. */
    List<Double> marks(int number) {
        List<Double> marks = new ArrayList<>();
        if (log) {
            for (double mark = low; mark <= high * 1.001; mark *= 10) {
                marks.add(mark);
            }
        } else {
            double step = step(high - low, number);
            for (double i = Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-9); i++) {
                marks.add(i * step + 0.0); // no minus before a 0
            }
        }
        return marks;
    }

    /** 1, 2 or 5 times a power of ten, so that a span has about so many steps. */
    private static double step(double span, int number) {
        double rough = Math.max(span, 1e-9) / number;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }
}
