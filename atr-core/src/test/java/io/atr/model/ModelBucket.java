package io.atr.model;

import io.atr.governance.TopicRule;
import java.math.BigDecimal;

/** A token bucket in exact arithmetic: full at first, and after that {@code min(burst, tokens + rate x elapsed)}. */
public final class ModelBucket {
    private static final BigDecimal ONE = BigDecimal.ONE;

    private BigDecimal tokens = BigDecimal.ZERO;
    private long judgedAt;
    private boolean judged;

    /** Takes a token if there is a whole one at {@code now}, in nanoseconds, which never decreases. */
    public boolean take(TopicRule rule, long now) {
        BigDecimal burst = BigDecimal.valueOf(rule.isUnlimited() ? TopicRule.MAX : rule.burst());
        if (!judged || rule.isUnlimited()) {
            tokens = burst;
        } else {
            BigDecimal nanos = BigDecimal.valueOf(now).subtract(BigDecimal.valueOf(judgedAt));
            BigDecimal refill = nanos.multiply(BigDecimal.valueOf(rule.rate())).movePointLeft(9);
            tokens = tokens.add(refill).min(burst);
        }
        judged = true;
        judgedAt = now;
        if (tokens.compareTo(ONE) < 0) {
            return false;
        }
        tokens = tokens.subtract(ONE);
        return true;
    }
}
