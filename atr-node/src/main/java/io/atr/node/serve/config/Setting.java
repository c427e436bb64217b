package io.atr.node.serve.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be set. One name leads to all three places: {@code bus.lane-slots} with the flag
 * {@code --lane-slots} is {@code lane-slots} in the file's section {@code bus}, and {@code ATR_LANE_SLOTS} in the
 * environment.
 *
 * @param key section and name in the file, or the name alone
 * @param name of the flag, without dashes
 * @param kind how its values are written
 * @param standard what it is when nobody says anything; null where it then is not set
 * @param meaning for the help, a sentence without an end
 * @param <T> the values' type
 */
public record Setting<T>(
        String key, String name, Kind<T> kind, @Nullable String standard, String meaning) {
    /** What every variable begins with. */
    static final String PREFIX = "ATR_";

    /** On the command line. */
    public String flag() {
        return "--" + name;
    }

    /** In the environment. */
    public String variable() {
        return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The part of the file that it stands in; empty for the top. */
    public String section() {
        return key.substring(0, Math.max(0, key.indexOf('.')));
    }

    /** What it is called within its section. */
    public String nameInSection() {
        return key.substring(key.indexOf('.') + 1);
    }
}
