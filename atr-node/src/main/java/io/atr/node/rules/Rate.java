package io.atr.node.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rates: packets a second, such as {@code 200/s}, {@code 12k/s} or {@code 1.5M/s}. Exact, without rounding. */
final class Rate {
    private static final Pattern SHAPE =
            Pattern.compile("(-?[0-9]{1,18}(?:\\.[0-9]{1,18})?)([A-Za-z]{0,8})(?:/([A-Za-z]{1,8}))?");
    private static final Map<String, Long> MULTIPLIERS =
            Map.of("", 1L, "k", 1_000L, "M", 1_000_000L, "G", 1_000_000_000L);

    /** Spans other than s, in nanoseconds: not read, but understood well enough to tell what to write. */
    private static final Map<String, Long> OTHER_SPANS = Map.ofEntries(
            Map.entry("sec", 1_000_000_000L),
            Map.entry("second", 1_000_000_000L),
            Map.entry("S", 1_000_000_000L),
            Map.entry("us", 1_000L),
            Map.entry("ms", 1_000_000L),
            Map.entry("min", 60_000_000_000L),
            Map.entry("minute", 60_000_000_000L),
            Map.entry("h", 3_600_000_000_000L),
            Map.entry("hour", 3_600_000_000_000L));

    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal MOST = BigDecimal.valueOf(RulesLimits.MOST_PACKETS);
    private static final String EXAMPLES = "write packets a second, like 200/s, 12k/s or 1.5M/s";

    private final Value.Text text;
    private final String shown;
    private final Findings findings;

    private Rate(Value.Text text, Findings findings) {
        this.text = text;
        this.shown = "rate: " + Shown.of(text.text());
        this.findings = findings;
    }

    /** Packets a second, or null after a finding. */
    static @Nullable Long read(Value.Text text, Findings findings) {
        return new Rate(text, findings).read();
    }

    private @Nullable Long read() {
        Matcher parts = SHAPE.matcher(text.text());
        if (!parts.matches()) {
            return refuse(" is not a rate", EXAMPLES);
        }
        Long multiplier = MULTIPLIERS.get(parts.group(2));
        if (multiplier == null) {
            return refuse(" has a multiplier that is none of k, M and G", EXAMPLES);
        }
        BigDecimal packets = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(multiplier));
        String span = parts.group(3);
        if (span == null) {
            return refuse(" has no unit", "write " + text.text() + "/s");
        }
        return span.equals("s") ? checked(packets) : refuseSpan(packets, span);
    }

    private @Nullable Long checked(BigDecimal packets) {
        if (packets.signum() <= 0) {
            return refuse(" lets nothing pass", "write 1/s or more; to refuse all, leave the topic out or deny it");
        }
        if (packets.compareTo(MOST) > 0) {
            return refuse(" is above 1G/s", "write at most 1G/s, or no rate at all for no limit");
        }
        BigDecimal whole = packets.setScale(0, RoundingMode.FLOOR);
        if (whole.compareTo(packets) != 0) {
            String remedy = whole.signum() == 0 ? "write 1/s or more" : "write " + whole.toPlainString() + "/s";
            return refuse(" is not a whole number of packets a second", remedy);
        }
        return whole.longValueExact();
    }

    private @Nullable Long refuseSpan(BigDecimal packets, String span) {
        Long nanos = OTHER_SPANS.get(span);
        if (nanos == null) {
            return refuse(" is not a rate a second", EXAMPLES);
        }
        BigDecimal perSecond = packets.multiply(SECOND)
                .divide(BigDecimal.valueOf(nanos), 9, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        boolean whole = perSecond.scale() <= 0 && perSecond.signum() > 0;
        return refuse(" is not a rate a second", whole ? "write " + perSecond.toPlainString() + "/s" : EXAMPLES);
    }

    private @Nullable Long refuse(String what, String remedy) {
        findings.report(text.place(), shown + what, remedy);
        return null;
    }
}
