package io.atr.node.access;

/** Hears of {@link SecurityEvent}s. Any thread; does not block. */
@FunctionalInterface
public interface SecurityEvents {
    /** Forgets them. */
    SecurityEvents NONE = event -> {};

    /** Takes one event. */
    void happened(SecurityEvent event);
}
