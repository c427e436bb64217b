package io.atr.governance;

import java.util.function.LongSupplier;

/**
 * A shard as the {@link QuotaReconciler} sees it.
 *
 * @param governor its governor
 * @param rounds counts its rounds of work: two more than before means that a whole one began and ended since
 */
public record QuotaShard(Governor governor, LongSupplier rounds) {}
