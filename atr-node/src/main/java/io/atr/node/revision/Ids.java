package io.atr.node.revision;

import io.atr.node.rules.RuleBook;
import java.util.regex.Pattern;

/** Ids as they are typed. No name is a number, so what reads like an id is one. */
final class Ids {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int HIGHEST = 65_535;
    private static final int LONGEST = 5;

    private Ids() {}

    static boolean isOne(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The id, or {@link RuleBook#NONE} when it is beyond all that rules can name. */
    static int parse(String digits) {
        String plain = digits.replaceFirst("^0+(?=.)", "");
        int id = plain.length() > LONGEST ? RuleBook.NONE : Integer.parseInt(plain);
        return id > HIGHEST ? RuleBook.NONE : id;
    }
}
