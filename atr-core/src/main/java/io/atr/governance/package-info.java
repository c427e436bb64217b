/** Rules, the ledger, and the judgement of packets. */
@org.jspecify.annotations.NullMarked
package io.atr.governance;
