/**
 * The governed message bus, as a program uses it: a {@link io.atr.Bus}, its {@link io.atr.Publication publications} and
 * {@link io.atr.Subscription subscriptions}.
 */
@org.jspecify.annotations.NullMarked
package io.atr;
