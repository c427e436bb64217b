package io.atr.verify.row;

/**
 * One row of the contract.
 *
 * @param id the section it stands in
 * @param title for people
 * @param unit of value, limit and target
 * @param bound on which side of them a value has to be
 * @param limit the contract's; ours, where the contract says nothing
 * @param target what we want of it
 * @param how it is measured
 */
public record Row(String id, String title, String unit, Bound bound, double limit, double target, String how) {}
