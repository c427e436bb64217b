package io.atr.node.gate;

/** A message that is not what its contract says. The text tells what is wrong and at which byte. */
public final class WireException extends Exception {
    private static final long serialVersionUID = 1L;

    WireException(int at, String what) {
        super("byte " + at + ": " + what);
    }
}
