package io.atr.bridge;

import java.io.IOException;

/** Bytes that are no message of this protocol. */
final class MalformedMessage extends IOException {
    private static final long serialVersionUID = 1;

    MalformedMessage(String what) {
        super(what);
    }
}
