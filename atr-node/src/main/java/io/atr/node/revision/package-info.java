/** Looking at rule files before they come into force: what is wrong, what changes, what decides. */
@org.jspecify.annotations.NullMarked
package io.atr.node.revision;
