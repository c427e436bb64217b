package io.atr.node.rules;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers, written in decimal digits and nothing else. */
final class Numbers {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9])");

    private Numbers() {}

    /**
     * The number, or null after a finding.
     *
     * @param what the number's key
     * @param remedy what to write where the number is out of range
     */
    static @Nullable Long whole(
            Place place, String text, String what, long least, long most, String remedy, Findings findings) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        if (!DIGITS.matcher(digits).matches()) {
            findings.report(
                    place, what + ": " + Shown.of(text) + " is not a whole number", "write decimal digits alone");
            return null;
        }
        String stripped = LEADING_ZEROS.matcher(digits).replaceFirst("");
        if (digits.length() < text.length() || stripped.length() > 18 || outside(stripped, least, most)) {
            findings.report(place, what + ": " + Shown.of(text) + " is not in " + least + ".." + most, remedy);
            return null;
        }
        if (stripped.length() < digits.length()) {
            findings.report(place, what + ": " + Shown.of(text) + " has leading zeros", "write " + stripped);
            return null;
        }
        return Long.valueOf(stripped);
    }

    private static boolean outside(String digits, long least, long most) {
        BigInteger number = new BigInteger(digits);
        return number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0;
    }
}
