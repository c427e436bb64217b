/** The demo: a small exchange on an embedded bus, what it shows, and what it saw. */
@org.jspecify.annotations.NullMarked
package io.atr.node.demo;
