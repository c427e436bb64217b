/** What a running node shows: its status, who is connected, and packets as they pass. */
@org.jspecify.annotations.NullMarked
package io.atr.node.view;
