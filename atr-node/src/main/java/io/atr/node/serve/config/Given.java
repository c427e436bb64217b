package io.atr.node.serve.config;

/**
 * A setting's value as somebody wrote it.
 *
 * @param text the value, not looked at yet
 * @param origin who wrote it
 */
public record Given(String text, Origin origin) {}
